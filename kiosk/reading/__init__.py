"""Reading barcodes off pictures, and saying what a read text is to us.

Pictures go in as gray numpy arrays, readings come out: no device, no screen and no clock of its
own. The camera uses it frame by frame, ``sarhad scan`` file by file.

Which engine may see which picture. zxing-cpp reads everything and goes first. libzbar (pyzbar)
guesses a character set for QR content and a crafted QR code can trip a C assertion in it, which
ends the whole process (pyzbar issue 143); so it is only ever asked for linear codes, with its QR
finder switched off, and only after zxing-cpp found nothing. A child process would make its QR
reader safe too, at the price of a process beside every kiosk for the one picture in a few hundred
that only libzbar reads.
"""
