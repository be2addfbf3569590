"""The `sarhad` command. Each tool is a module of its own; here they are only named."""

from __future__ import annotations

import typer
from typer.core import TyperGroup

from cli import (
    allowance,
    bench,
    check,
    console,
    demo,
    enrol,
    events,
    hub,
    journal,
    kiosk,
    officer,
    post,
    predeclare,
    receipt,
    scan,
    service,
    visit,
)
from cli.faults import told


class Plain(TyperGroup):
    """Commands whose known faults end in a sentence, whoever calls them."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the command."""
        with told():
            return super().invoke(ctx)


app = typer.Typer(
    cls=Plain,
    help="Customs declarations at the border: every door and every tool.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.command("check")(check.check)
app.command("allowance")(allowance.allowance)
app.command("predeclare")(predeclare.predeclare)
app.command("receipt")(receipt.receipt)
app.command("scan")(scan.scan)
app.add_typer(journal.app, name="journal")
app.command("console")(console.console)
app.add_typer(hub.app, name="hub")
app.add_typer(post.app, name="post")
app.command("enrol")(enrol.enrol)
app.command("rotate")(enrol.rotate)
app.add_typer(officer.app, name="officer")
app.command("bench")(bench.bench)
app.command("kiosk")(kiosk.kiosk)
app.add_typer(service.app, name="service")
app.command("visit")(visit.visit)
app.command("events")(events.show_events)
app.command("fault")(events.fault)
app.command("demo")(demo.demo)


def main() -> None:
    """Run `sarhad` with this process's arguments."""
    app(prog_name="sarhad")


if __name__ == "__main__":
    main()
