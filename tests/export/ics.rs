//! Calendars, held to the rules of RFC 5545 by a reader of its own, and to what somebody who imports one believes.

use std::collections::HashSet;

use dateline::load;
use dateline::story::Audience;

use crate::documents::{export, folder, stderr, stdout};
use crate::lists::run;
use crate::stories::{SECRETS, STORY, TIMES, read};

/// A line of a calendar: its name, its parameters, its value as written.
#[derive(Debug, Clone, PartialEq)]
struct Property {
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

/// A `VCALENDAR` or what stands in one.
#[derive(Debug, PartialEq)]
struct Component {
    name: String,
    properties: Vec<Property>,
    components: Vec<Component>,
}

impl Component {
    fn all(&self, name: &str) -> Vec<&Property> {
        let properties = self.properties.iter();
        properties.filter(|one| one.name == name).collect()
    }

    fn value(&self, name: &str) -> &str {
        let [only] = &self.all(name)[..] else {
            panic!("not one {name} in {self:?}");
        };
        &only.value
    }

    /// A text without its escapes (RFC 5545, 3.3.11).
    fn text(&self, name: &str) -> String {
        unescaped(self.value(name))
    }

    /// The day of a property that is a date and says so (3.3.4).
    fn day(&self, name: &str) -> &str {
        let [only] = &self.all(name)[..] else {
            panic!("not one {name} in {self:?}");
        };
        let is_date = [("VALUE".to_owned(), "DATE".to_owned())];
        assert_eq!(only.parameters, is_date);
        assert_eq!(only.value.len(), 8, "{}", only.value);
        assert!(only.value.bytes().all(|byte| byte.is_ascii_digit()));
        &only.value
    }
}

fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut characters = value.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => out.push(match characters.next() {
                Some('n' | 'N') => '\n',
                Some(c @ ('\\' | ';' | ',')) => c,
                other => panic!("\\{other:?} is no escape: {value}"),
            }),
            ';' | ',' => panic!("{c} is not escaped: {value}"),
            c => out.push(c),
        }
    }
    out
}

/// The lines, unfolded (3.1): each ends with CR LF, none has more than 75 octets, and what is split is no character.
fn lines(text: &str) -> Vec<String> {
    assert!(text.ends_with("\r\n"));
    let mut lines: Vec<String> = Vec::new();
    for line in text.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().unwrap().push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

/// A line as a property. No parameter of ours is quoted.
fn property(line: &str) -> Property {
    let (head, value) = line
        .split_once(':')
        .unwrap_or_else(|| panic!("no value: {line}"));
    let mut parts = head.split(';');
    let name = parts.next().unwrap();
    let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    assert!(!name.is_empty() && name.chars().all(is_name), "{name}");
    let parameters = parts.map(|part| {
        let (name, value) = part.split_once('=').unwrap();
        (name.to_owned(), value.to_owned())
    });
    let is_control = |c: char| c.is_control() && c != '\t';
    assert!(!value.contains(is_control), "{value:?}");
    Property {
        name: name.to_owned(),
        parameters: parameters.collect(),
        value: value.to_owned(),
    }
}

/// Reads the component whose BEGIN has just been taken.
fn component(name: &str, lines: &mut impl Iterator<Item = String>) -> Component {
    let mut read = Component {
        name: name.to_owned(),
        properties: Vec::new(),
        components: Vec::new(),
    };
    loop {
        let property = property(&lines.next().expect("END is missing"));
        match property.name.as_str() {
            "BEGIN" => read.components.push(component(&property.value, lines)),
            "END" => {
                assert_eq!(property.value, name);
                return read;
            }
            _ => {
                assert!(read.components.is_empty(), "a property after a component");
                read.properties.push(property);
            }
        }
    }
}

/// Reads a calendar and holds it to the rules.
#[track_caller]
fn calendar(text: &str) -> Component {
    let mut lines = lines(text).into_iter();
    assert_eq!(lines.next().unwrap(), "BEGIN:VCALENDAR");
    let calendar = component("VCALENDAR", &mut lines);
    assert_eq!(lines.next(), None);
    // 3.6: these two are required, and one component at least.
    assert_eq!(calendar.value("VERSION"), "2.0");
    assert!(!calendar.value("PRODID").is_empty());
    assert!(calendar.all("CALSCALE").len() <= 1 && calendar.all("METHOD").is_empty());
    assert!(!calendar.components.is_empty());
    let mut uids = HashSet::new();
    for event in &calendar.components {
        check(event);
        assert!(uids.insert(event.value("UID").to_owned()));
    }
    calendar
}

/// The rules of 3.6.1 for an event, and of RFC 7986 for its identifier.
fn check(event: &Component) {
    assert_eq!(event.name, "VEVENT");
    assert_eq!(event.components, []);
    for required in ["UID", "DTSTAMP", "DTSTART"] {
        assert_eq!(event.all(required).len(), 1, "{required}");
    }
    for property in &event.properties {
        let name = property.name.as_str();
        match name {
            "UID" | "DTSTAMP" | "DTSTART" | "DTEND" | "SUMMARY" | "DESCRIPTION" | "LOCATION"
            | "STATUS" | "CLASS" | "TRANSP" | "CATEGORIES" => {
                assert_eq!(event.all(name).len(), 1, "{name}");
            }
            _ => panic!("{name} is not expected in an event"),
        }
    }
    // 3.8.7.2: in UTC.
    let stamp = event.value("DTSTAMP");
    let (day, time) = stamp.split_once('T').unwrap();
    assert!(
        day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()),
        "{stamp}"
    );
    assert_eq!(time, "000000Z");
    // 3.8.2.2: of the type of the start, and later.
    assert!(event.day("DTSTART") < event.day("DTEND"));
    for status in event.all("STATUS") {
        assert!(["TENTATIVE", "CONFIRMED", "CANCELLED"].contains(&status.value.as_str()));
    }
    for name in ["SUMMARY", "DESCRIPTION"] {
        assert!(!event.text(name).is_empty());
    }
    // RFC 9562: five groups of hexadecimal digits, the version 8, the variant 10.
    let uid = event.value("UID");
    let groups: Vec<&str> = uid.split('-').collect();
    assert_eq!(
        groups.iter().map(|group| group.len()).collect::<Vec<_>>(),
        [8, 4, 4, 4, 12]
    );
    assert!(
        groups.concat().bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{uid}"
    );
    assert!(
        groups[2].starts_with('8') && groups[3].starts_with(['8', '9', 'a', 'b']),
        "{uid}"
    );
}

/// The calendar of a story, from the real binary, and what is said on standard error.
#[track_caller]
fn exported(story: &str, arguments: &[&str]) -> (Component, String) {
    let output = run(
        story,
        &[&["export", "-", "--to", "ics"], arguments].concat(),
    );
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    (calendar(std::str::from_utf8(&output.stdout).unwrap()), said)
}

#[track_caller]
fn entry<'c>(calendar: &'c Component, title: &str) -> &'c Component {
    let mut entries = calendar.components.iter();
    let found = entries.find(|event| event.text("SUMMARY").ends_with(title));
    found.unwrap_or_else(|| panic!("{title}"))
}

#[test]
fn nothing_seems_to_have_happened_on_a_day_that_is_not_known() {
    let (calendar, _) = exported(TIMES, &[]);
    for (title, start, end, summary, status) in [
        (
            "A thing of two days",
            "20190715",
            "20190717",
            "A thing of two days",
            Some("CONFIRMED"),
        ),
        (
            "A thing goes on",
            "20190715",
            "20190716",
            "Since 15 Jul 2019: A thing goes on",
            Some("TENTATIVE"),
        ),
        (
            "A thing ends",
            "20190701",
            "20190801",
            "Date uncertain (until Jul 2019): A thing ends",
            Some("TENTATIVE"),
        ),
        (
            "one day of five",
            "20260209",
            "20260214",
            "Date uncertain (one day of 9–13 Feb 2026): A thing of one day of five",
            Some("TENTATIVE"),
        ),
        (
            "two days apart",
            "20260209",
            "20260212",
            "9 and 11 Feb 2026: A thing of two days apart",
            Some("TENTATIVE"),
        ),
        (
            "about then",
            "20260119",
            "20260126",
            "Date uncertain (about 22 Jan 2026): A thing about then",
            Some("TENTATIVE"),
        ),
        (
            "somebody doubts",
            "20260122",
            "20260123",
            "Date uncertain (Thu 22 Jan 2026): A thing somebody doubts",
            Some("TENTATIVE"),
        ),
        (
            "of February",
            "20260201",
            "20260301",
            "Date uncertain (Feb 2026): A thing of February",
            Some("TENTATIVE"),
        ),
        (
            "called off",
            "20260214",
            "20260215",
            "Did not happen: A thing called off",
            Some("TENTATIVE"),
        ),
    ] {
        let event = entry(&calendar, title);
        assert_eq!(
            (event.day("DTSTART"), event.day("DTEND")),
            (start, end),
            "{title}"
        );
        assert_eq!(event.text("SUMMARY"), summary);
        let found: Vec<&str> = event
            .all("STATUS")
            .iter()
            .map(|one| one.value.as_str())
            .collect();
        assert_eq!(found, status.into_iter().collect::<Vec<_>>(), "{title}");
        assert_eq!(event.value("TRANSP"), "TRANSPARENT");
    }
    assert_eq!(calendar.components.len(), 9);
}

#[test]
fn what_has_no_day_is_left_out_with_a_word() {
    let (calendar, said) = exported(TIMES, &[]);
    assert_eq!(
        said,
        "dateline: 1 event left out, as the format does not have the year: ides\n\
         dateline: 1 event left out, as no first or no last day is known: later\n\
         dateline: 1 event left out, as no date is known: nobody-knows\n"
    );
    let about = calendar.text("DESCRIPTION");
    for words in [
        "When things were, as far as anybody knows.\n",
        "\nEvents: 12 of 12\n",
        "\nLeft out, as the format does not have the year: “On the Ides of March”\n",
        "\nLeft out, as no date is known: “A thing, <b>who</b> knows when”",
    ] {
        assert!(about.contains(words), "{words}\n{about}");
    }
    assert_eq!(calendar.text("NAME"), "Times");
    // The older names, which most programs know, say the same.
    assert_eq!(calendar.text("X-WR-CALNAME"), "Times");
    assert_eq!(calendar.text("X-WR-CALDESC"), about);
}

#[test]
fn a_calendar_of_nothing_is_none() {
    let folder = folder("no-calendar");
    for (query, said) in [
        ("qzqz", ""),
        (
            "is:undated",
            "dateline: 1 event left out, as no date is known: undated\n",
        ),
    ] {
        let story = format!("{STORY}\n[[event]]\nid = \"undated\"\ntitle = \"Some day\"\n");
        std::fs::write(folder.join("story.toml"), story).unwrap();
        let output = export(&folder, &["--to", "ics", "-q", query, "-o", "story.ics"]);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(
            stderr(&output),
            format!(
                "{said}dateline: nothing to write: the format needs an event, and none that answers has a place in it\n"
            )
        );
        assert!(!folder.join("story.ics").exists());
    }
}

#[test]
fn an_entry_has_its_sources_and_says_what_they_disagree_on() {
    let (calendar, said) = exported(STORY, &[]);
    assert_eq!(said, "");
    let closed = entry(&calendar, "Mill Bridge");
    assert_eq!(
        closed.text("SUMMARY"),
        "Sources disagree on the date: The council closes Mill Bridge"
    );
    assert_eq!(closed.text("LOCATION"), "Aldermere");
    assert_eq!(closed.text("CATEGORIES"), "closure");
    assert_eq!(closed.value("STATUS"), "TENTATIVE");
    assert_eq!(
        closed.text("DESCRIPTION"),
        "An inspection found cracks.\n\
         When: Tue 5 Mar 2024 [2024-03-05]\n\
         Status: confirmed\n\
         Disputed: yes: the date\n\
         Where: Aldermere\n\
         Kind: closure\n\
         Who took part: Ida Marsh (witness)\n\
         Sources disagree on the date: Tue 5 Mar 2024 (Aldermere Gazette; 1 line with own reporting at the origin); \
         Wed 6 Mar 2024 (Sell FM; 1 line with own reporting at the origin).\n\
         Date: held to be Tue 5 Mar 2024, because: the Gazette was there\n\
         Sources:\n\
         - Aldermere Gazette, “Cracks close Mill Bridge”, by J. Doe, Wed 6 Mar 2024, \
         https://gazette.example/bridge?a=1&b=2, archived at https://archive.example/1, accessed Mon 1 Apr 2024, ¶1\n\
         - Valley Wire, “Town *loses* its bridge”, Mar 2024 (date from: URL); retracted Wed 1 May 2024; \
         not read by us: known because others name it; the source only mentions it\n\
         - Sell FM, undated"
    );
    assert!(
        entry(&calendar, "A town meeting")
            .text("DESCRIPTION")
            .ends_with("\nNo source is cited.")
    );
}

#[test]
fn the_stamp_is_the_last_day_that_the_record_bears() {
    let (calendar, _) = exported(STORY, &[]);
    // The Wire's retraction is later than the day on which the Gazette was read.
    assert_eq!(
        entry(&calendar, "Mill Bridge").value("DTSTAMP"),
        "20240501T000000Z"
    );
    // Nothing stands behind the meeting that bears a day.
    assert_eq!(
        entry(&calendar, "town meeting").value("DTSTAMP"),
        "19700101T000000Z"
    );
}

#[test]
fn the_same_story_makes_the_same_calendar() {
    let folder = folder("same-calendar");
    let one = export(&folder, &["--to", "ics"]);
    let other = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["export", "story.toml", "--to", "ics"])
        .current_dir(&folder)
        .env("SOURCE_DATE_EPOCH", "0")
        .output()
        .unwrap();
    assert_eq!(stdout(&one), stdout(&other));
}

#[test]
fn an_event_is_known_again_when_more_is_known_of_it() {
    let (before, _) = exported(STORY, &[]);
    let more = STORY
        .replace(
            "The council closes Mill Bridge",
            "The bridge closes for good",
        )
        .replace(
            "date = \"2024-03-05\"\ntitle",
            "date = \"2024-03-04\"\ntitle",
        );
    let (after, _) = exported(&more, &[]);
    let uid = |calendar: &Component, title| entry(calendar, title).value("UID").to_owned();
    assert_eq!(uid(&before, "Mill Bridge"), uid(&after, "for good"));
    // Another story may have an event of the same id.
    let (other, _) = exported(&STORY.replace("The Mill Bridge", "Another bridge"), &[]);
    assert_ne!(uid(&before, "Mill Bridge"), uid(&other, "Mill Bridge"));
}

#[test]
fn nothing_private_is_in_a_calendar_unless_it_is_asked_for() {
    let output = run(STORY, &["export", "-", "--to", "ics"]);
    let unfolded = lines(std::str::from_utf8(&output.stdout).unwrap()).join("\n");
    for secret in SECRETS {
        assert!(!unfolded.contains(secret), "{secret} in {unfolded}");
    }
    let (makers, _) = exported(STORY, &["--include-private"]);
    let secret = entry(&makers, "Conspirators meet");
    assert_eq!(secret.value("CLASS"), "PRIVATE");
    assert!(
        secret
            .text("DESCRIPTION")
            .contains("\nNote well: Private\n")
    );
}

#[test]
fn hostile_text_stays_text() {
    let story = "[[event]]\nid = \"e\"\ndate = \"2024-03-05\"\n\
         title = \"x\\r\\nEND:VEVENT\\r\\nBEGIN:VALARM; a, b \\\\n \\u001b[31m\"\n\
         place = \"\\u202Egnp.exe\"\nsummary = \"a\\nEND:VEVENT\"\ntags = [\"a,b\", \"c;d\"]\n";
    let (calendar, _) = exported(story, &[]);
    let event = &calendar.components[0];
    assert_eq!(
        event.text("SUMMARY"),
        "x END:VEVENT BEGIN:VALARM; a, b \\n ␛[31m"
    );
    assert!(
        event
            .text("DESCRIPTION")
            .starts_with("a\nEND:VEVENT\nWhen: ")
    );
    assert!(!event.text("LOCATION").contains('\u{202e}'));
    assert_eq!(event.value("CATEGORIES"), "a\\,b,c\\;d");
}

#[test]
fn the_bundled_story_makes_a_sound_calendar_of_all_its_events() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["export", "--to", "ics"])
        .output()
        .unwrap();
    let calendar = calendar(stdout(&output));
    let story = load::bundled().story;
    assert_eq!(calendar.components.len(), story.events().len());
    assert_eq!(stderr(&output), "");
    for (event, &key) in calendar.components.iter().zip(story.events()) {
        let event = event.text("DESCRIPTION");
        for citation in story.event(key).citations() {
            let publisher = story.source(citation.source).publisher();
            assert!(event.contains(publisher), "{publisher} in {event}");
        }
    }
}

#[test]
fn the_story_of_these_tests_is_sound() {
    assert_eq!(read(TIMES, Audience::Public).events().len(), 12);
}
