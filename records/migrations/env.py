"""Run the steps of one history on the connection handed over by ``records.upgrade``."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
