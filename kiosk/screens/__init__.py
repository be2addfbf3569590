"""The screens of the glass: each is a module and the layout beside it."""
