//! Linear text of a small story: every line of it, by hand.

use dateline::export::plain::Teller;
use dateline::search::{Index, Query};
use dateline::story::Audience;

use crate::stories::{STORY, read};

const TOLD: &str = "\
The Mill Bridge
2 events, 1 actor, 2 quotes, 3 sources. Sources disagree on 1 event.

Event 1 of 2: The council closes Mill Bridge
Date: Tuesday 5 March 2024
Place: Aldermere
Kind: closure
Status: confirmed
Sources disagree on the date. 1 took part, 0 quotes, 3 sources.

An inspection found cracks.

Sources disagree on the date: 2 values
Value 1: Tuesday 5 March 2024. Supported by 1 independent line of evidence:
Aldermere Gazette, printed “on Tuesday”; worked out from the words
Value 2: Wednesday 6 March 2024. Supported by 1 independent line of evidence:
Sell FM
Date: held to be Tuesday 5 March 2024, because: the Gazette was there

Who took part: 1
Ida Marsh, witness

What sources say of the injuries: 1 value
Value: 0. Supported by 1 independent line of evidence:
Aldermere Gazette

3 sources: 1 independent line of evidence
Aldermere Gazette, “Cracks close Mill Bridge”, by J. Doe, Wednesday 6 March 2024, \
https://gazette.example/bridge?a=1&b=2, archived at https://archive.example/1, accessed Monday 1 April 2024, paragraph 1
Valley Wire, “Town *loses* its bridge”, March 2024 (date from: URL); retracted Wednesday 1 May 2024; \
not read by us: known because others name it; the source only mentions it
Sell FM, undated

Event 2 of 2: A town meeting
Date: Monday 11 March 2024, uncertain
0 took part, 2 quotes, 0 sources.

What was said: 2 quotes
Ida Marsh, speech, said Monday 11 March 2024 (direct speech: the speaker's own words): “We will walk.”
Source: Sell FM, undated, 02:10
A neighbour, on a day that is not given (printed as direct speech; indirect: a reporter's account of what was said): \
the neighbours would walk
Source: Valley Wire, “Town *loses* its bridge”, March 2024 (date from: URL); retracted Wednesday 1 May 2024; \
not read by us: known because others name it

No source is cited.

End of the story.
";

/// Who says what of a fire: a source and two that retell it, one that doubts it, one that names it only.
const FIRE: &str = r#"
[[source]]
id = "paper"
publisher = "The Paper"
reporting = "own"

[[source]]
id = "copy"
publisher = "The Copy"
reporting = "rewrite"
derives_from = ["paper"]

[[source]]
id = "radio"
publisher = "The Radio"

[[source]]
id = "blog"
publisher = "The Blog"

[[event]]
id = "fire"
date = "[2024-03-04..2024-03-06]"
title = "The mill burns"
citations = [{ source = "paper" }, { source = "copy" }, { source = "radio" }]

[[claim]]
event = "fire"
field = "deaths"
value = "12"
source = "paper"

[[claim]]
event = "fire"
field = "deaths"
value = "12"
source = "copy"

[[claim]]
event = "fire"
field = "deaths"
value = "12"
source = "radio"

[[claim]]
event = "fire"
field = "deaths"
value = "12"
source = "blog"
stance = "disputes"

[[claim]]
event = "fire"
field = "deaths"
value = "24..99"
printed = "dozens"
computed = true
source = "blog"
stance = "mentions"

[[quote]]
id = "glow"
speaker_description = "a passer-by"
text = "It glowed."
mode = "direct"
source = "radio"
"#;

fn told(story: &str, query: &str) -> String {
    let story = read(story, Audience::Public);
    let hits = Index::new(&story).run(&Query::parse(query), &story);
    let mut out = Vec::new();
    Teller::new(&story, &hits, query)
        .document(&mut out)
        .unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_story_is_told_from_its_beginning_to_its_end() {
    assert_eq!(told(STORY, ""), TOLD);
}

#[test]
fn who_stands_for_a_value_and_who_does_not_is_said() {
    let told = told(FIRE, "");
    let deaths = "\
Sources disagree on the deaths: 3 values
Value 1: 12. Supported by 1 independent line of evidence and 1 of unknown independence:
Independent: The Paper
Same line of evidence: The Copy
Independence unknown: The Radio
Value 2: 12. Disputed by 1 source:
The Blog, the source disputes it
Value 3: “dozens”, read as 24 to 99. Only mentioned by 1 source:
The Blog, worked out from the words; the source only mentions it
";
    assert!(told.contains(deaths), "{told}");
    let sources = "\
4 sources: 1 independent line of evidence and 1 of unknown independence
Independent: The Paper, undated
Same line of evidence: The Copy, undated
Independence unknown: The Radio, undated
The Blog, undated; the source disputes it
";
    assert!(told.contains(sources), "{told}");
}

#[test]
fn what_a_search_finds_is_counted_and_what_is_only_possible_is_said() {
    let told = told(FIRE, "mill date:2024-03-05");
    for words in [
        "\n1 of 1 event found for “mill date:2024-03-05”. Also 0 actors, 0 quotes, 4 sources.\n\nEvent 1 of 1: ",
        "\nDate: some day from 4 to 6 March 2024\n",
        "\nNote well: answers to the search only possibly: its date is not certain\n",
        "\nMatches: “mill” in the title\n",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn quotes_outside_of_the_events_found_are_told_too() {
    let told = told(FIRE, "glowed");
    let rest = "
0 of 1 event found for “glowed”. Also 0 actors, 1 quote, 1 source.

Outside of these events:
Quote 1 of 1: “It glowed.”
A passer-by, on a day that is not given (direct speech: the speaker's own words).
Matches: “glowed” in the words
Source: The Radio, undated

End of the story.
";
    assert!(told.ends_with(rest), "{told}");
}
