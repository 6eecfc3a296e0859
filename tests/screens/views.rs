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
