"""Draws `docs/eval/curves.json` as an SVG: `python curves.py curves.json curves.svg`.

One panel a condition: recordings missed (percent, square-root scale so that few can be told from none) against false
accepts an hour (logarithmic, with a place of its own for none). Steps, because false accepts come whole. The band is our
95 % interval. Colours are CSS variables with a light and a dark set; each engine has a dash and a mark of its own too."""

import argparse
import json
import pathlib

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402 (the backend comes first)
from matplotlib.lines import Line2D  # noqa: E402

# Engine n: colour on light, on dark (at least 3 to 1 against the paper), dash, mark.
STYLES = (
    ("#0b5fd0", "#6cb0ff", "-", "o"),
    ("#b8460b", "#ff9d57", (0, (6, 2)), "s"),
    ("#7434d6", "#b79bff", (0, (1, 1.2)), "^"),
    ("#0d766c", "#35d3bf", (0, (4, 1.5, 1, 1.5)), "D"),
    ("#b7195b", "#ff86bd", (0, (8, 2, 2, 2)), "v"),
    ("#5f6672", "#a7aebb", (0, (2, 2)), "P"),
    ("#4f7410", "#aedb46", (0, (5, 1, 1, 1, 1, 1)), "X"),
)
PAPER, INK, RULE = ("#ffffff", "#14171c"), ("#20242b", "#e8eaee"), ("#d5d9e0", "#3a404b")
WIDTH, HEIGHT = 11.0, 7.4
# Where no false accept at all is drawn, of the least that can be counted.
NONE_AT = 0.45
TICKS_Y = (0, 1, 3, 10, 25, 50, 100)
TICKS_X = (0.1, 0.3, 1, 3, 10, 30)


def stand_in(n):
    """What matplotlib writes and the style sheet replaces: a colour that occurs nowhere else."""
    return f"#01{n:02x}fe"


def variables(dark):
    colours = [PAPER[dark], INK[dark], RULE[dark]] + [style[dark] for style in STYLES]
    return ";".join(f"--c{n}:{colour}" for n, colour in enumerate(colours))


def themed(svg, told):
    """Colours become variables; a reader that sees nothing is told what is drawn."""
    for n in range(3 + len(STYLES)):
        svg = svg.replace(stand_in(n), f"var(--c{n})")
    sheet = f"<style>:root{{{variables(0)}}}@media (prefers-color-scheme:dark){{:root{{{variables(1)}}}}}</style>"
    at = svg.index(">", svg.index("<svg")) + 1
    return svg[:at].replace("<svg", '<svg role="img"', 1) + f"<title>{told}</title>{sheet}" + svg[at:]


def steps(points, column, hours, none):
    """Curve of one condition: x, percent missed, low, high."""
    rows = sorted(points, key=lambda point: (point["false_accepts"]["count"], -point["missed"][column]["percent"]))
    x, middle, low, high = [], [], [], []
    for point in rows:
        count, missed = point["false_accepts"]["count"], point["missed"][column]
        x.append(count / hours if count else none)
        middle.append(missed["percent"])
        low.append(missed["low"])
        high.append(missed["high"])
    return x, middle, low, high


def panel(axes, data, column, none):
    for n, engine in enumerate(data["engines"]):
        _, _, dash, mark = STYLES[n % len(STYLES)]
        colour, ours = stand_in(3 + n % len(STYLES)), n == 0
        x, middle, low, high = steps(engine["curve"], column, data["hours"], none)
        if ours:
            axes.fill_between(x, low, high, step="post", color=colour, alpha=0.16, linewidth=0)
        axes.plot(x, middle, drawstyle="steps-post", color=colour, linestyle=dash, linewidth=2.4 if ours else 1.4,
                  zorder=4 if ours else 3)
        if engine["shipped"]:
            at = engine["shipped"]["false_accepts"]["count"] / data["hours"] or none
            if at <= TICKS_X[-1]:
                axes.plot([at], [engine["shipped"]["missed"][column]["percent"]], mark, color=colour,
                          markersize=9 if ours else 6.5, markeredgecolor=stand_in(0), zorder=6 if ours else 5,
                          clip_on=False)
    dress(axes, none, data["columns"][column])


def dress(axes, none, title):
    axes.set_xscale("log")
    axes.set_xlim(none * 0.85, TICKS_X[-1])
    axes.set_yscale("function", functions=(lambda y: abs(y) ** 0.5, lambda y: y**2))
    axes.set_ylim(0, 100)
    axes.set_yticks(TICKS_Y, [str(t) for t in TICKS_Y])
    shown = [t for t in TICKS_X if t > none * 1.6]
    axes.set_xticks([none] + shown, ["none"] + [f"{t:g}" for t in shown])
    axes.minorticks_off()
    axes.axvline(none * 1.35, color=stand_in(2), linewidth=0.8, linestyle=(0, (2, 3)))
    axes.grid(color=stand_in(2), linewidth=0.7)
    axes.set_title(f"{title} noise" if title[0].isdigit() else title, loc="left", fontsize=12, fontweight="bold", color=stand_in(1))
    axes.tick_params(colors=stand_in(1), labelsize=9.5, length=0)
    axes.patch.set_visible(False)
    for side, spine in axes.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color(stand_in(2))


def key(axes, data):
    """The last cell: which line is which engine."""
    axes.axis("off")
    lines, names = [], []
    for n, engine in enumerate(data["engines"]):
        _, _, dash, mark = STYLES[n % len(STYLES)]
        lines.append(Line2D([], [], color=stand_in(3 + n % len(STYLES)), linestyle=dash, linewidth=2.4 if n == 0 else 1.4,
                            marker=mark if engine["shipped"] else None, markersize=9 if n == 0 else 6.5,
                            markeredgecolor=stand_in(0)))
        names.append(f"{engine['name']} {engine['version']}")
    axes.legend(lines, names, loc="upper left", frameon=False, fontsize=11, labelcolor=stand_in(1), handlelength=4,
                borderaxespad=0)
    note = ("mark: the threshold that an engine ships with\n"
            "band: 95 % interval of Hearsay's misses")
    axes.text(0, 0.0, note, fontsize=9.5, color=stand_in(1), transform=axes.transAxes, va="bottom", linespacing=1.5)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("svg", type=pathlib.Path)
    args = parser.parse_args()
    data = json.loads(args.data.read_text())
    # Text stays text, and the same numbers give the same file.
    plt.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "hearsay", "font.family": "sans-serif"})
    figure, cells = plt.subplots(2, 3, figsize=(WIDTH, HEIGHT))
    figure.patch.set_facecolor(stand_in(0))
    none = NONE_AT / data["hours"]
    cells = list(cells.flat)
    for column, axes in enumerate(cells[:-1]):
        panel(axes, data, column, none)
    key(cells[-1], data)
    for axes in (cells[0], cells[3]):
        axes.set_ylabel("recordings missed, % (square-root scale)", color=stand_in(1), fontsize=10)
    for axes in (cells[2], cells[3], cells[4]):
        axes.set_xlabel("false accepts an hour", color=stand_in(1), fontsize=10)
    figure.tight_layout(pad=1.4, w_pad=1.6, h_pad=2.0)
    figure.savefig(args.svg, format="svg", metadata={"Date": None, "Creator": None})
    told = (f"Recordings missed against false accepts an hour, for {len(data['columns'])} conditions and "
            f"{len(data['engines'])} engines; the numbers are in curves.json.")
    args.svg.write_text(themed(args.svg.read_text(), told))


if __name__ == "__main__":
    main()
