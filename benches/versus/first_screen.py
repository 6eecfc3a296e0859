"""Measures how long dateline and fzf take to their first complete screen, in pseudo-terminals, by turns.

Called by `first_screen.sh`. A screen is complete with the last byte of output that a program writes before it falls
silent: both draw once and then wait for keys. That it is complete is checked by words that have to stand on it. Time
runs from before the process is made.

fzf may still write after all of its lines are there, so the moment at which the last of the words had come is told
too; that is the comparison which is kinder to fzf.

With a story instead of fzf and its lines, dateline alone opens that, and the words are all that is waited for: of a
large story the screen goes on telling how far the rest has come.
"""

import os
import pty
import re
import select
import signal
import statistics
import sys
import time
from pathlib import Path

from fzf import COLUMNS, ROWS, Fzf, pty_size

# Nobody takes that long between two pieces of one frame.
SILENCE = 0.4
PATIENCE = 20
ESCAPES = re.compile(rb"\x1b(\[[0-9;?:<=>]*[a-zA-Z]|[()][0-9A-Z]|[=>78])")


def start(command, stdin):
    """A program in a pseudo-terminal of its own: its process and the terminal's other end."""
    process, terminal = pty.fork()
    if process == 0:
        pty_size(0)
        if stdin:
            os.dup2(os.open(stdin, os.O_RDONLY), 0)
        os.execve(command[0], command, Fzf.environment() | {"COLORTERM": "truecolor"})
    return process, terminal


def first_screen(command, words, stdin=None, to_the_end=True):
    """Milliseconds to the last byte, and to the last of the words; not `to_the_end` those are the same."""
    begun = time.perf_counter()
    process, terminal = start(command, stdin)
    output, last, complete = b"", None, None
    while select.select([terminal], [], [], SILENCE if complete else PATIENCE)[0]:
        try:
            output += os.read(terminal, 1 << 16)
        except OSError:
            break
        last = time.perf_counter() - begun
        shown = ESCAPES.sub(b" ", output)
        if complete is None and all(word in shown for word in words):
            complete = last
            if not to_the_end:
                break
    os.kill(process, signal.SIGTERM)
    # A terminal whose output nobody takes might hold the program up.
    os.close(terminal)
    os.waitpid(process, 0)
    if complete is None:
        missing = [word.decode() for word in words if word not in ESCAPES.sub(b" ", output)]
        raise SystemExit(f"first_screen: {command[0]} does not show {missing}")
    return last * 1000, complete * 1000


def words_of_fzf(lines):
    """The number of lines, and the longest word early in each line that has room on the screen."""
    room = lines[: ROWS - 2]
    starts = (line[: COLUMNS - 30].rsplit(" ", 1)[0].split() for line in room)
    return [f"{len(lines)}/{len(lines)}".encode(), *(max(words, key=len).encode() for words in starts)]


def words_of_dateline():
    """From the first line of the screen, its middle and its last one."""
    return [b"dateline", b"events", b"Timeline", b"Actors", b"Quotes", b"quit"]


def tell(name, times):
    at = sorted(times)
    print(f"{name:<24} median {statistics.median(at):7.1f} ms   from {at[0]:.1f} to {at[-1]:.1f}")
    return statistics.median(at)


def alone(dateline, story, runs):
    words = words_of_dateline()
    taken = [first_screen([dateline, story], words, to_the_end=False) for _ in range(int(runs) + 1)]
    print(f"{runs} runs, {COLUMNS}x{ROWS}, {Path(story).stat().st_size >> 20} MiB")
    tell("dateline, all words", [complete for _, complete in taken[1:]])


def main():
    if len(sys.argv) == 4:
        return alone(*sys.argv[1:])
    dateline, fzf, text, pairs = sys.argv[1:]
    lines = Path(text).read_text(encoding="utf-8").splitlines()
    runs = {
        "dateline": lambda: first_screen([dateline], words_of_dateline()),
        "fzf": lambda: first_screen([fzf], words_of_fzf(lines), text),
    }
    times = {name: [] for name in runs}
    for pair in range(int(pairs) + 1):
        for name in sorted(runs, reverse=pair % 2 == 1):
            taken = runs[name]()
            # The first pair brings the files into memory.
            if pair > 0:
                times[name].append(taken)
    print(f"{pairs} pairs, {COLUMNS}x{ROWS}, {len(lines)} events")
    ours = tell("dateline, last byte", [last for last, _ in times["dateline"]])
    last = tell("fzf, last byte", [last for last, _ in times["fzf"]])
    words = tell("fzf, all words there", [complete for _, complete in times["fzf"]])
    print(f"fzf takes ×{last / ours:.2f} as long to its last byte, ×{words / ours:.2f} until all words are there")


if __name__ == "__main__":
    main()
