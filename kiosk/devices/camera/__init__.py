"""The camera: watches for codes shown to the glass, and gives a picture to aim by."""
