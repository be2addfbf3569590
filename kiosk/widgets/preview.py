"""What the camera sees, to aim and to test by."""

from __future__ import annotations

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from kiosk.devices.camera.interface import Preview
from kiosk.widgets.look import look


class CameraPicture(Widget):
    """Shows the newest ``Preview``, whole, as large as the widget allows; None is an empty sheet.

    One texture is kept and filled again and again: a new one for each frame is never given back.
    """

    picture = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            self._ground_colour = Color(*look.sunk)
            self._ground = Rectangle()
            self._shown = Color(1, 1, 1, 0)
            self._frame = Rectangle()
        self.bind(pos=self._place, size=self._place)
        look.bind(palette=self._place)

    def on_picture(self, _: object, picture: Preview | None) -> None:
        """Show another frame."""
        self._shown.a = 0 if picture is None else 1
        if picture is None:
            self._frame.texture = None
            return
        size = (picture.width, picture.height)
        texture = self._frame.texture
        if texture is None or tuple(texture.size) != size:
            texture = Texture.create(size=size, colorfmt="rgb")
            # Frames begin at the top, textures at the bottom.
            texture.flip_vertical()
        texture.blit_buffer(picture.rgb, colorfmt="rgb", bufferfmt="ubyte")
        self._frame.texture = texture
        self._place()

    def _place(self, *_: object) -> None:
        self._ground_colour.rgba = look.sunk
        self._ground.pos, self._ground.size = self.pos, self.size
        picture = self.picture
        if picture is None:
            return
        scale = min(self.width / picture.width, self.height / picture.height)
        width, height = picture.width * scale, picture.height * scale
        self._frame.size = (width, height)
        self._frame.pos = (self.center_x - width / 2, self.center_y - height / 2)
