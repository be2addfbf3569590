"""What a screen's doors open onto: lodging, codes and paper, over the node and the devices."""
