//! All that one source says, and what others say against it; all that one actor did and said.

use crate::driver::Driver;
use crate::stories;

/// A march that the Post dates to Thursday the 12th and calls peaceful, as the Herald does, who dates it to Friday.
const MARCH: &str = r#"
[story]
title = "The march"
timezone = "UTC"
start = "march"
fields = { mood = { type = "text", exclusive = true } }

[[source]]
id = "post"
publisher = "The Post"
published = "2026-02-14"
reporting = "own"

[[source]]
id = "herald"
publisher = "The Herald"
published = "2026-02-14"
reporting = "own"

[[event]]
id = "march"
title = "The march"
date = "2026-02-13"
citations = [{ source = "post", at = "¶1" }, { source = "herald", at = "¶2" }]

[[claim]]
event = "march"
field = "date"
value = "2026-02-12"
printed = "on Thursday"
source = "post"
at = "¶3"

[[claim]]
event = "march"
field = "date"
value = "2026-02-13"
source = "herald"

[[claim]]
event = "march"
field = "mood"
value = "peaceful"
source = "post"

[[claim]]
event = "march"
field = "mood"
value = "peaceful"
source = "herald"

[[quote]]
id = "q1"
speaker_description = "a marcher"
mode = "direct"
text = "We walk."
event = "march"
source = "post"
"#;

#[test]
fn a_source_shows_what_it_says_and_what_others_say_against_it() {
    let mut driver = Driver::on(&stories::of(MARCH), 80, 40);
    driver.press("/ 'source:post' enter s enter");
    let page = driver.canvas().pane("Source").flat();
    let in_order = [
        "What it says: 2 values",
        "date: Thu 12 Feb 2026 “on Thursday” ¶3 · The march",
        "! others say Fri 13 Feb 2026 ● The Herald",
        "mood: peaceful · The march",
        "Cited for",
        "Fri 13 Feb 2026 The march ¶1",
        "Words it carries",
        "“We walk.”",
    ];
    let mut rest = page.as_str();
    for text in in_order {
        let at = rest.find(text);
        let at = at.unwrap_or_else(|| panic!("no “{text}” in its place in: {page}"));
        rest = &rest[at + text.len()..];
    }
    // On the mood they agree.
    assert_eq!(page.matches("others say").count(), 1, "{page}");
}

#[test]
fn what_others_say_leads_to_their_words() {
    let mut driver = Driver::on(&stories::of(MARCH), 80, 40);
    driver.press("/ 'source:post' enter s enter j j enter");
    let page = driver.canvas().pane("Claims").flat();
    assert!(page.contains("Fri 13 Feb 2026"), "{page}");
    assert!(page.contains("The Herald"), "{page}");
}

/// What Ann did from 2024 on, and what she said in 2026, once in two renderings.
const ANN: &str = r#"
[story]
title = "Ann"
start = "march"

[[source]]
id = "post"
publisher = "The Post"

[[source]]
id = "herald"
publisher = "The Herald"

[[actor]]
id = "ann"
name = "Ann Mayor"

[[actor]]
id = "bob"
name = "Bob"

[[actor]]
id = "cy"
name = "Cy"

[[event]]
id = "talks"
title = "The talks"
date = "2026-02-14"
actors = [{ id = "ann" }, { id = "bob" }, { id = "cy" }]

[[event]]
id = "letter"
title = "The letter"
actors = [{ id = "ann" }]

[[event]]
id = "office"
title = "A new mayor"
date = "2024-01-10"
actors = [{ id = "ann", role = "mayor" }]

[[event]]
id = "march"
title = "The march"
date = "2026-02-13"
actors = [{ id = "ann" }, { id = "bob" }]

[[event]]
id = "summer"
title = "The summer fair"
date = "2026-08-15"
actors = [{ id = "ann" }]

[[quote]]
id = "q1"
speakers = ["ann"]
mode = "direct"
text = "We will find anyone who did it."
said = "2026-02-13"
event = "march"
source = "post"
utterance = "u"

[[quote]]
id = "q2"
speakers = ["ann"]
mode = "direct"
text = "We will catch anyone who did it."
event = "march"
source = "herald"
utterance = "u"

[[quote]]
id = "q3"
speakers = ["ann"]
mode = "direct"
text = "No comment."
source = "post"
"#;

#[track_caller]
fn assert_in_order(page: &str, texts: &[&str]) {
    let mut rest = page;
    for text in texts {
        let at = rest.find(text);
        let at = at.unwrap_or_else(|| panic!("no “{text}” in its place in: {page}"));
        rest = &rest[at + text.len()..];
    }
}

#[test]
fn an_actor_has_a_ledger_of_deeds_and_words_with_company_and_silences() {
    let mut driver = Driver::on(&stories::of(ANN), 80, 60);
    driver.press("/ 'ann' enter tab enter");
    let page = driver.canvas().pane("Actor").flat();
    assert_in_order(
        &page,
        &[
            "Ann Mayor",
            "What they did and said, in order of time",
            "Wed 10 Jan 2024 A new mayor as mayor",
            "— 2 years in which the story has nothing of them —",
            "Fri 13 Feb 2026 The march",
            "Fri 13 Feb 2026 “We will find anyone who did it.” direct · The Post",
            "“We will catch anyone who did it.” direct · The Herald · ! “catch” for “find”",
            "Sat 14 Feb 2026 The talks",
            // 182 days later: not yet half a year.
            "Sat 15 Aug 2026 The summer fair",
            "Cannot be told when",
            "The letter",
            "“No comment.”",
            "Appears with Bob 2 events Cy 1 event",
        ],
    );
    assert_eq!(page.matches("nothing of them").count(), 1, "{page}");
}

#[test]
fn a_quote_shows_where_other_renderings_differ() {
    let mut driver = Driver::on(&stories::of(ANN), 80, 60);
    driver.press("/ 'find' enter tab tab enter");
    let page = driver.canvas().pane("Quote").flat();
    assert_in_order(
        &page,
        &[
            "“We will find anyone who did it.”",
            "The same words elsewhere",
            "“We will catch anyone who did it.”",
            "The Herald · ! “catch” for “find”",
        ],
    );
}
