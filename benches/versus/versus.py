"""Types the same queries into dateline, fzf and nucleo-matcher, and prints how their times compare.

Called by `versus.sh`. What is measured:

- dateline: the example `keystrokes`, from a key to its hits.
- fzf: its interactive search, driven through `--listen`, from sending the query to the moment at which the list is
  complete. fzf tells that moment by its event `result`, here bound to the terminal's bell; the state that it gives on
  request must then name the query. The round trip of an action that only rings is taken off.
- fzf --filter: from start to end, reading included; whole queries only. It has to find as many lines as the
  interactive search did.
- nucleo-matcher: on all cores over lines held ready in memory, hits in order.

Whole queries are asked of a fresh fzf one after another, each from an empty field; then every key of every query is
typed into another fresh one, so that what fzf remembers of the last key helps it as it helps a person.

fzf and nucleo know no fields. For those that look for words (`place:lisbon`, `date:2014`) they are asked for the bare
words, for a phrase with their own exact match; ranges of dates and states (`after:`, `before:`, `is:`, `has:`,
`lines:`) they cannot be asked for, so such a term is left out, and the query too if nothing remains.
"""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import time
from pathlib import Path

from fzf import Fzf

QUERIES = Path(__file__).parents[2] / "examples" / "keystrokes" / "queries.txt"
LEFT_OUT = {"after", "before", "is", "has", "lines"}
FIELDS = LEFT_OUT | {"actor", "by", "kind", "place", "source", "tag", "thread", "date"}
TERM = re.compile(r'(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S*))')


def asked_for(typed):
    """What fzf and nucleo are asked where dateline is asked `typed`, and how that differs."""
    terms, note = [], ""
    at = 0
    while at < len(typed):
        if typed[at].isspace():
            at += 1
            continue
        sign, field, phrase, word = (term := TERM.match(typed, at)).groups()
        at = term.end()
        if field and field not in FIELDS:
            field, word = None, f"{field}:{word or ''}"
        if field in LEFT_OUT:
            note = "a part"
            continue
        if field:
            note = note or "bare"
        if phrase is not None:
            word = "'" + r"\ ".join(phrase.split()) if phrase.split() else ""
        if not word:
            continue
        terms.append("!" + word.lstrip("'") if sign else word)
    return " ".join(terms), note


def beginnings(query):
    return [query[: end + 1] for end in range(len(query))]


def run_dateline(options, queries):
    """Milliseconds and hits by what was typed, and the summary."""
    command = [options.keystrokes, "--fresh", options.story, *queries]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    *keys, summary = map(json.loads, output.splitlines())
    times = {key["typed"]: (max(key["micros"], 1) / 1000, key["hits"]) for key in keys}
    return times, summary


def run_fzf(options, questions):
    """Milliseconds and hits by question, for lists of questions that are typed one after another."""
    times = {}
    with Fzf(options.fzf, options.lines) as fzf:
        for keys in questions:
            fzf.clear()
            for question in keys:
                answer = fzf.ask(question)
                times.setdefault(question, answer)
    return times


def run_filter(options, questions):
    """Milliseconds and hits by question, with a process for each."""
    times = {}
    for question in questions:
        with open(options.lines, "rb") as lines:
            start = time.perf_counter()
            command = [options.fzf, "--filter", question]
            run = subprocess.Popen(command, stdin=lines, stdout=subprocess.PIPE, env=Fzf.environment())
            hits = sum(piece.count(b"\n") for piece in iter(lambda: run.stdout.read1(1 << 20), b""))
            run.wait()
            times[question] = (time.perf_counter() - start) * 1000, hits
    return times


def run_nucleo(options, questions):
    """Milliseconds and hits by question."""
    command = [options.nucleo, options.lines]
    text = "".join(question + "\n" for question in questions)
    output = subprocess.run(command, input=text, check=True, capture_output=True, text=True).stdout
    answers = (line.split() for line in output.splitlines())
    return {q: (int(micros) / 1000, int(hits)) for q, (micros, hits) in zip(questions, answers)}


def distinct(items):
    return list(dict.fromkeys(item for item in items if item))


def typed_keys(query, up_to):
    """Each question that one of the query's first keys asks anew, without those that only add a space or a sign."""
    return distinct(asked_for(typed)[0] for typed in beginnings(query)[:up_to])


def table_of_queries(queries, dateline, fzf, filtered, nucleo):
    head = ("query", "asked", "dateline", "fzf", "", "--filter", "", "nucleo", "", "hits", "fzf hits")
    rows, ratios = [head], []
    for query in queries:
        question, note = asked_for(query)
        ours, hits = dateline[query]
        if not question:
            rows.append((query, "left out", f"{ours:.3f}", *[""] * 6, str(hits), ""))
            continue
        others = fzf[question][0], filtered[question][0], nucleo[question][0]
        if fzf[question][1] != filtered[question][1]:
            print(f"versus: fzf finds {fzf[question][1]} by hand and {filtered[question][1]} by --filter: {question}")
        compared = [other / ours for other in others]
        ratios.append((query, compared))
        cells = (cell for pair in zip(others, compared) for cell in (f"{pair[0]:.1f}", f"×{pair[1]:.0f}"))
        rows.append((query, note, f"{ours:.3f}", *cells, str(hits), str(fzf[question][1])))
    return rows, ratios


def table_of_keys(queries, dateline, fzf, nucleo):
    """One row for each thing typed that fzf can be asked for: typed, times, ratios."""
    rows = []
    for typed in distinct(typed for query in queries for typed in beginnings(query)):
        question, _ = asked_for(typed)
        if question in fzf and (len(typed) == 1 or question != asked_for(typed[:-1])[0]):
            ours = dateline[typed][0]
            rows.append((typed, ours, *((t, t / ours) for t in (fzf[question][0], nucleo[question][0]))))
    return rows


def print_table(rows):
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (c.ljust(w) if at < 2 else c.rjust(w) for at, (c, w) in enumerate(zip(row, widths)))
        print("  ".join(cells).rstrip())


def least(what, pairs, goal):
    name, ratio = min(pairs, key=lambda pair: pair[1])
    short = sum(ratio < goal for _, ratio in pairs)
    middle = sorted(ratio for _, ratio in pairs)[len(pairs) // 2]
    print(f"  {what:<34} least ×{ratio:.1f} ({name!r}), middle ×{middle:.0f}, "
          f"below ×{goal}: {short} of {len(pairs)}")
    return round(ratio, 2)


def summarise(ratios, keys):
    summary = {}
    for at, name in enumerate(("fzf", "fzf --filter", "nucleo")):
        pairs = [(query, compared[at]) for query, compared in ratios]
        summary[f"{name}, whole"] = least(f"whole queries against {name}:", pairs, 100)
    for at, name in enumerate(("fzf", "nucleo")):
        pairs = [(key[0], key[2 + at][1]) for key in keys]
        summary[f"{name}, each key"] = least(f"each key against {name}:", pairs, 1)
    return summary


def write_keys(path, keys):
    with open(path, "w", encoding="utf-8") as out:
        print("typed", "dateline_ms", "fzf_ms", "ratio", "nucleo_ms", "ratio", sep="\t", file=out)
        for typed, ours, (fzf, fast), (nucleo, faster) in keys:
            times = f"{ours:.3f}\t{fzf:.3f}\t{fast:.1f}\t{nucleo:.3f}\t{faster:.1f}"
            print(typed, times, sep="\t", file=out)


def machine():
    model = platform.processor() or platform.machine()
    try:
        names = re.findall(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
        model = names[0] if names else model
    except OSError:
        pass
    return f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"


def arguments():
    parser = argparse.ArgumentParser()
    for name in ("fzf", "nucleo", "keystrokes", "lines"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--keys", default="")
    parser.add_argument("--up-to", type=int, default=1000)
    parser.add_argument("story")
    parser.add_argument("queries", nargs="*")
    return parser.parse_args()


def main():
    options = arguments()
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    queries = options.queries or [line for line in lines if line and not line.startswith("#")]
    tell = lambda what: print(f"versus: {what} …", file=sys.stderr, flush=True)

    tell("dateline")
    dateline, summary = run_dateline(options, queries)
    whole = distinct(asked_for(query)[0] for query in queries)
    tell("fzf, whole queries")
    fzf = run_fzf(options, [[question] for question in whole])
    tell("fzf, key by key")
    fzf_keys = run_fzf(options, [typed_keys(query, options.up_to) for query in queries])
    tell("fzf --filter")
    filtered = run_filter(options, whole)
    tell("nucleo")
    nucleo = run_nucleo(options, distinct(whole + list(fzf_keys)))

    version = subprocess.run([options.fzf, "--version"], capture_output=True, text=True).stdout.strip()
    print(f"{summary['events']} events; {machine()}; fzf {version}, nucleo-matcher 0.3.1")
    print("Milliseconds, and how many times as long as dateline. bare: asked without the field; "
          "a part: without what it has no word for.\n")
    rows, ratios = table_of_queries(queries, dateline, fzf, filtered, nucleo)
    print_table(rows)
    keys = table_of_keys(queries, dateline, fzf_keys, nucleo)
    if options.keys:
        write_keys(options.keys, keys)
    print()
    compared = summarise(ratios, keys)
    print(f"  dateline: {json.dumps(summary)}")
    print(json.dumps(compared))


if __name__ == "__main__":
    main()
