"""Everything that can be found from the bar, and the ways there."""

from __future__ import annotations

from perfdesk.app.finding.things import Findable, FoundKind, findables
from perfdesk.app.navigator_model import PlaceKind
from perfdesk.app.preferences import ThemeChoice
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem
from perfdesk.widgets.help.shortcuts import shown_keys
from perfdesk.widgets.window.commands import WORDS, Command
from perfdesk.widgets.window.menus import THEME_WORDS
from perfdesk.widgets.window.parts import Parts

_PAGES = {
    PlaceKind.OVERVIEW: "Overview",
    PlaceKind.SOURCES: "Sources",
    PlaceKind.PREVIEW: "Page preview",
    PlaceKind.REPORT: "Report text",
    PlaceKind.OWNERS: "Owners",
    PlaceKind.BENCHMARKS: "Benchmarks",
}


def everything(parts: Parts) -> tuple[Findable, ...]:
    """Return what there is to find now; commands that cannot be done now are left out."""
    pages = [Findable(FoundKind.PAGE, kind, title) for kind, title in _PAGES.items()]
    commands = [
        Findable(
            FoundKind.COMMAND,
            command,
            parts.actions[command].text().replace("&&", "\0").replace("&", "").replace("\0", "&"),
            shown_keys(parts.actions[command]),
            words.tip,
        )
        for command, words in WORDS.items()
        if parts.actions[command].isEnabled() and command is not Command.FIND
    ]
    themes = [
        Findable(FoundKind.COMMAND, choice, f"Theme: {words.lower()}", more="colours mode")
        for choice, words in THEME_WORDS.items()
    ]
    topics = [Findable(FoundKind.HELP, title, title) for title in parts.help.panel.titles]
    return (*findables(parts.session, parts.problems.problems), *pages, *commands, *themes, *topics)


def go_to(parts: Parts, thing: Findable) -> None:
    """Go to what was found, or do it."""
    workspace, target = parts.workspace, thing.target
    match target:
        case Command():
            # A dialog gives the keyboard back to whom it took it from, which is not the line.
            workspace.focus_grid()
            parts.actions[target].trigger()
        case ThemeChoice():
            workspace.focus_grid()
            offered = parts.actions.themes.actions()
            next(each for each in offered if each.data() == target.value).trigger()
        case Problem():
            workspace.want_below(workspace.problems, focus=False)
            workspace.problems.choose(target)
            workspace.problems.chosen.emit(target)
        case Period():
            parts.session.show_position(target)
        case PlaceKind():
            workspace.navigator.go_to(target)
        case str():
            _go_to_named(parts, thing.kind, target)
        case _:
            raise TypeError(f"{thing.kind} leads nowhere")


def _go_to_named(parts: Parts, kind: FoundKind, name: str) -> None:
    workspace = parts.workspace
    match kind:
        case FoundKind.MEASURE:
            workspace.show_measure(name)
        case FoundKind.SOURCE:
            parts.sources.show_source(name)
        case FoundKind.HELP:
            parts.help.show_topic(name)
        case _:
            workspace.navigator.go_to(PlaceKind.LAYER, name)
            workspace.focus_grid()
