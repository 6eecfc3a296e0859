//! The conversation, without a terminal: a line in, words out.

use std::path::PathBuf;

use super::commands::COMMANDS;
use super::conversation::{Answer, Conversation};
use crate::export::words::capital;
use crate::load;
use crate::search::Index;

/// Twelve events, so that there are two pages of them; the first is uncertain, and the second disputed.
fn story() -> String {
    let mut story = r#"
[story]
title = "The mill"

[[source]]
id = "paper"
publisher = "The Paper"
title = "What happened"
published = "2021-06-01"
url = "https://example.org/what"
reporting = "own"

[[source]]
id = "wire"
publisher = "The Wire"

[[actor]]
id = "ann"
name = "Ann Archer"
kind = "person"

[[event]]
id = "plan"
date = "[2021-04,2021-05]"
title = "A mill is planned"
citations = [{ source = "paper", at = "¶2" }]

[[event]]
id = "fire"
date = "2021-06-01"
title = "The mill burns"
status = "alleged"
actors = [{ id = "ann", role = "miller" }]
citations = [{ source = "paper" }]

[[claim]]
event = "fire"
field = "date"
value = "2021-06-01"
source = "paper"

[[claim]]
event = "fire"
field = "date"
value = "2021-06-02"
source = "wire"

[[ruling]]
event = "fire"
field = "date"
value = "2021-06-01"
because = "The paper was there."

[[quote]]
id = "q"
speakers = ["ann"]
mode = "direct"
text = "It burns."
event = "fire"
source = "paper"
at = "§3"

[[note]]
event = "fire"
text = "Ask the wire."
private = true
"#
    .to_owned();
    let days = (1..=10).map(|day| {
        format!(
            "[[event]]\nid = \"day-{day}\"\ndate = \"2021-07-{day:02}\"\ntitle = \"Day {day}\"\n"
        )
    });
    story.extend(days);
    story
}

fn begun(query: &str) -> (Conversation, String) {
    let loaded = load::open(&[PathBuf::from("-")], story().as_bytes()).unwrap();
    assert_eq!(loaded.problems, []);
    let mut conversation = Conversation::new(
        loaded.story.clone(),
        Index::new(&loaded.story),
        Vec::new(),
        false,
    );
    let first = conversation.begin(query);
    (conversation, first)
}

fn conversation() -> Conversation {
    begun("").0
}

#[track_caller]
fn say(conversation: &mut Conversation, line: &str) -> String {
    match conversation.answer(line) {
        Answer::Say(said) => said,
        other => panic!("{line}: {other:?}"),
    }
}

fn first_line(said: &str) -> &str {
    said.lines().next().unwrap_or_default()
}

#[test]
fn it_begins_with_what_the_story_is_and_the_first_events() {
    let (_, first) = begun("");
    assert!(
        first.starts_with(
            "The mill\n12 events, 1 actor, 1 quote, 2 sources. Sources disagree on 1 event.\n\
             Type help for the commands, quit to leave.\n\nEvents 1 to 10 of 12:\n\
             1: April or May 2021. A mill is planned\n\
             2: Tuesday 1 June 2021. The mill burns, alleged. Sources disagree on the date\n\
             3: Thursday 1 July 2021. Day 1\n"
        ),
        "{first}"
    );
    assert!(
        first.ends_with(
            "\n10: Thursday 8 July 2021. Day 8\nAn empty line goes on to events 11 to 12."
        )
    );
}

#[test]
fn it_begins_with_what_a_query_finds() {
    let (_, first) = begun("burns");
    let found = "\n\n1 of 12 events found for “burns”. Also 1 actor, 1 quote, 2 sources.\nEvents 1 to 1 of 1:\n1: ";
    assert!(first.contains(found), "{first}");
}

#[test]
fn an_empty_line_goes_on_to_the_end_of_a_list() {
    let mut talk = conversation();
    assert_eq!(
        say(&mut talk, ""),
        "Events 11 to 12 of 12:\n11: Friday 9 July 2021. Day 9\n12: Saturday 10 July 2021. Day 10\n\
         That is the end of the events."
    );
    let end = "These are the last events. Type again to hear them once more, back to return.";
    assert_eq!(say(&mut talk, ""), end);
    assert_eq!(
        first_line(&say(&mut talk, "previous")),
        "Events 1 to 10 of 12:"
    );
    assert!(say(&mut talk, "p").starts_with("These are the first events."));
}

#[test]
fn a_number_opens_a_record_and_its_numbers_others() {
    let mut talk = conversation();
    let fire = say(&mut talk, "2");
    assert!(
        fire.starts_with(
            "Event 2 of 12: The mill burns\nDate: Tuesday 1 June 2021\nStatus: alleged\n\
             Sources disagree on the date. 1 took part, 1 quote, 2 sources.\n\n\
             Sources disagree on the date: 2 values\n\
             Value 1: Tuesday 1 June 2021. Supported by 1 independent line of evidence:\nThe Paper\n\
             Value 2: Wednesday 2 June 2021. Supported by 1 line of evidence of unknown independence:\nThe Wire\n\
             Date: held to be Tuesday 1 June 2021, because: The paper was there.\n"
        ),
        "{fire}"
    );
    let whole = say(&mut talk, "whole");
    assert!(
        whole.ends_with(
            "Who took part: 1\n1: Ann Archer, miller\n\n\
             What was said: 1 quote\n2: Ann Archer: “It burns.”, in The Paper\n\n\
             2 sources: 1 independent line of evidence\n\
             3: The Paper, “What happened”, Tuesday 1 June 2021\n4: The Wire, undated\n\n\
             Note, ours and not a source's, private: Ask the wire."
        ),
        "{whole}"
    );
    let quote = say(&mut talk, "2");
    assert!(
        quote.starts_with("Quote: “It burns.”\nAnn Archer, on a day that is not given ("),
        "{quote}"
    );
    assert!(quote.contains("Source: The Paper, “What happened”, Tuesday 1 June 2021, https://example.org/what, section 3"));
    let actor = say(&mut talk, "1");
    assert!(
        actor.starts_with("Actor: Ann Archer\nKind: person\n"),
        "{actor}"
    );
    assert!(
        actor.contains("1: As miller: Tuesday 1 June 2021. The mill burns, alleged."),
        "{actor}"
    );
}

#[test]
fn back_returns_the_way_somebody_came() {
    let mut talk = conversation();
    for line in ["2", "1", "1"] {
        say(&mut talk, line);
    }
    assert_eq!(first_line(&say(&mut talk, "back")), "Actor: Ann Archer");
    assert_eq!(
        first_line(&say(&mut talk, "b")),
        "Event 2 of 12: The mill burns"
    );
    assert_eq!(first_line(&say(&mut talk, "b")), "Events 1 to 10 of 12:");
    assert_eq!(
        say(&mut talk, "b"),
        "This is where you began. Type again to hear it once more."
    );
}

#[test]
fn next_goes_from_record_to_record_and_back_to_the_page_of_the_last() {
    let mut talk = conversation();
    say(&mut talk, "10");
    assert_eq!(first_line(&say(&mut talk, "next")), "Event 11 of 12: Day 9");
    assert_eq!(
        first_line(&say(&mut talk, "again")),
        "Event 11 of 12: Day 9"
    );
    assert_eq!(first_line(&say(&mut talk, "")), "Event 12 of 12: Day 10");
    assert_eq!(
        say(&mut talk, "n"),
        "These are the last records. Type again to hear them once more, back to return."
    );
    assert_eq!(
        first_line(&say(&mut talk, "back")),
        "Events 11 to 12 of 12:"
    );
}

#[test]
fn an_empty_line_goes_on_within_a_long_record_first() {
    let mut talk = conversation();
    let first = say(&mut talk, "2");
    let (_, next) = first.rsplit_once("\n\n").unwrap();
    assert_eq!(next, "An empty line goes on. Next: What was said: 1 quote");
    let rest = say(&mut talk, "");
    assert_eq!(first_line(&rest), "What was said: 1 quote");
    assert!(
        rest.ends_with("\n\nThat is the end of the record."),
        "{rest}"
    );
    assert_eq!(first_line(&say(&mut talk, "")), "Event 3 of 12: Day 1");
}

#[test]
fn a_search_says_what_and_how_much_it_found_and_where() {
    let mut talk = conversation();
    assert_eq!(
        say(&mut talk, "/mill date:2021-05"),
        "1 of 12 events found for “mill date:2021-05”. Also 0 actors, 0 quotes, 1 source.\nEvents 1 to 1 of 1:\n\
         1: Possibly: April or May 2021. A mill is planned\nThat is the end of the events."
    );
    let page = say(&mut talk, "1");
    assert!(
        page.contains(
            "\nNote well: answers to the search only possibly: its date is not certain\nMatches: “mill” in the title\n"
        ),
        "{page}"
    );
    assert_eq!(
        say(&mut talk, "search xyzzy"),
        "0 of 12 events found for “xyzzy”. Also 0 actors, 0 quotes, 0 sources.\n\
         Type search alone to have the whole story again."
    );
    assert_eq!(first_line(&say(&mut talk, "/")), "Events 1 to 10 of 12:");
}

#[test]
fn what_a_search_does_not_understand_changes_nothing() {
    let mut talk = conversation();
    say(&mut talk, "2");
    let said = say(&mut talk, "/is:foo");
    assert!(
        said.starts_with("Not searched: in the query, “is:foo”: "),
        "{said}"
    );
    assert_eq!(
        first_line(&say(&mut talk, "again")),
        "Event 2 of 12: The mill burns"
    );
}

#[test]
fn lists_hold_what_was_found() {
    let mut talk = conversation();
    say(&mut talk, "/burns");
    assert_eq!(
        say(&mut talk, "actors"),
        "1 of 1 actor found for “burns”. Also 1 event, 1 quote, 2 sources.\nActors 1 to 1 of 1:\n\
         1: Ann Archer, person, 1 event, 1 quote\nThat is the end of the actors."
    );
    assert_eq!(first_line(&say(&mut talk, "1")), "Actor 1 of 1: Ann Archer");
    assert!(
        say(&mut talk, "sources")
            .contains("\n1: The Paper, “What happened”, Tuesday 1 June 2021, own reporting\n")
    );
    assert_eq!(
        say(&mut talk, "problems"),
        "No problems: the story's files are sound."
    );
}

#[test]
fn a_date_begins_the_list_there() {
    let mut talk = conversation();
    assert_eq!(
        first_line(&say(&mut talk, "date 2021-07-05")),
        "Events 7 to 12 of 12:"
    );
    assert_eq!(
        say(&mut talk, "date 2022"),
        "No event of this list is on that date or after it."
    );
    assert!(say(&mut talk, "date").starts_with("Type a date after it"));
    assert!(say(&mut talk, "date tomorrow").contains("tomorrow"));
}

#[test]
fn the_newest_events_come_first_if_somebody_likes() {
    let mut talk = conversation();
    let newest = say(&mut talk, "reverse");
    assert!(newest.starts_with(
        "Newest events first.\nEvents 1 to 10 of 12:\n1: Saturday 10 July 2021. Day 10\n"
    ));
    assert_eq!(
        first_line(&say(&mut talk, "12")),
        "Event 12 of 12: A mill is planned"
    );
    say(&mut talk, "back");
    // From the fire back in time.
    assert_eq!(
        first_line(&say(&mut talk, "date 2021-06-15")),
        "Events 11 to 12 of 12:"
    );
    assert_eq!(
        say(&mut talk, "date 2020"),
        "No event of this list is on that date or before it."
    );
    assert!(
        say(&mut talk, "r")
            .starts_with("Oldest events first.\nEvents 1 to 10 of 12:\n1: April or May 2021.")
    );
}

#[test]
fn back_returns_to_the_page_that_was_left() {
    let mut talk = conversation();
    say(&mut talk, "date 2021-07-05");
    say(&mut talk, "12");
    assert_eq!(first_line(&say(&mut talk, "back")), "Events 7 to 12 of 12:");
}

#[test]
fn a_record_is_cited_unless_it_is_private() {
    let mut talk = conversation();
    assert_eq!(
        say(&mut talk, "cite"),
        "Open a record first: type its number."
    );
    say(&mut talk, "quotes");
    say(&mut talk, "1");
    let cited = say(&mut talk, "cite");
    assert!(cited.starts_with("“It burns.” — Ann Archer"), "{cited}");
    assert!(
        cited.ends_with("The Paper, “What happened”, Tue 1 Jun 2021, https://example.org/what, §3"),
        "{cited}"
    );
}

#[test]
fn the_address_of_a_source_is_opened_where_it_is_known() {
    let mut talk = conversation();
    assert_eq!(
        say(&mut talk, "visit"),
        "Open a source or a quote first: type its number."
    );
    let address = Answer::Visit("https://example.org/what".to_owned());
    for line in ["quotes", "1"] {
        say(&mut talk, line);
    }
    assert_eq!(talk.answer("visit"), address);
    for line in ["sources", "1"] {
        say(&mut talk, line);
    }
    assert_eq!(talk.answer("v"), address);
    say(&mut talk, "next");
    assert_eq!(say(&mut talk, "v"), "No address of this source is known.");
}

#[test]
fn what_is_no_command_is_told_the_nearest() {
    let mut talk = conversation();
    let table = [
        (
            "bcak",
            "There is no command “bcak”. Did you mean back? To search for it, type /bcak",
        ),
        (
            "The mill",
            "There is no command “the”. Type help for the commands. To search for it, type /The mill",
        ),
        (
            "quotes flock",
            "quotes stands alone; nothing follows it. To search for words, type / before them.",
        ),
        (
            "0",
            "There is no such number here: the numbers go from 1 to 12.",
        ),
        (
            "13",
            "There is no such number here: the numbers go from 1 to 12.",
        ),
        (
            "99999999999999999999999",
            "There is no such number here: the numbers go from 1 to 12.",
        ),
    ];
    for (line, said) in table {
        assert_eq!(say(&mut talk, line), said, "{line}");
    }
    say(&mut talk, "problems");
    assert_eq!(say(&mut talk, "1"), "Nothing here has a number.");
}

#[test]
fn controls_that_are_typed_are_not_given_back() {
    let mut talk = conversation();
    for line in ["\u{1b}[31mred", "/\u{1b}[31mred", "date \u{9b}31m"] {
        let said = say(&mut talk, line);
        assert!(
            !said.contains(|c: char| c.is_control() && c != '\n'),
            "{said:?}"
        );
    }
}

#[test]
fn every_command_is_in_the_help_and_answers() {
    let help = say(&mut conversation(), "help");
    for command in COMMANDS {
        let line = format!("\n{}: {}.", command.usage(), command.help);
        assert!(help.contains(&line), "{line}");
        for name in [Some(command.name), command.short].into_iter().flatten() {
            match conversation().answer(name) {
                Answer::Say(said) => assert!(!said.starts_with("There is no command"), "{name}"),
                Answer::Leave => assert_eq!(command.name, "quit"),
                Answer::Reload => assert_eq!(command.name, "reload"),
                Answer::Visit(address) => panic!("{name}: {address}"),
            }
        }
    }
    assert_eq!(say(&mut conversation(), "?"), help);
    assert!(say(&mut conversation(), "help search").contains("\nafter:2026: happened in or after"));
}

#[test]
fn the_readme_has_every_command() {
    let rows = COMMANDS.iter().map(|command| {
        let usage = command.usage().replace(", or ", "`, or `");
        format!("| `{usage}` | {} |\n", capital(command.help))
    });
    let rows: String = rows.collect();
    let table = format!("| Type | What it does |\n| --- | --- |\n{rows}");
    let readme = include_str!("../../../README.md");
    let (_, shown) = readme.split_once("<!-- plain -->\n").unwrap();
    let (shown, _) = shown.split_once("<!-- /plain -->").unwrap();
    assert_eq!(shown, table, "\n{table}");
}

#[test]
fn problems_are_told_at_the_beginning_and_listed() {
    let loaded = load::open(&[PathBuf::from("-")], story().as_bytes()).unwrap();
    let problems = vec!["a.toml, line 3, column 1: found x, expected y".to_owned()];
    let mut talk = Conversation::new(
        loaded.story.clone(),
        Index::new(&loaded.story),
        problems,
        false,
    );
    let first = talk.begin("");
    assert!(
        first.contains("\n1 problem in the story's files: type problems to hear what is wrong.\n"),
        "{first}"
    );
    assert_eq!(
        say(&mut talk, "problems"),
        "Problems 1 to 1 of 1:\n1: a.toml, line 3, column 1: found x, expected y\nThat is the end of the problems."
    );
    assert_eq!(first_line(&say(&mut talk, "back")), "Events 1 to 10 of 12:");
}

#[test]
fn a_story_read_again_keeps_the_search() {
    let mut talk = conversation();
    say(&mut talk, "/burns");
    let loaded = load::open(
        &[PathBuf::from("-")],
        story()
            .replace("The mill burns", "The old mill burns")
            .as_bytes(),
    );
    let said = talk.renew(loaded.unwrap().story, Vec::new());
    assert!(
        said.starts_with("Read again. The mill\n12 events"),
        "{said}"
    );
    assert!(said.contains("1 of 12 events found for “burns”."), "{said}");
    assert!(said.contains("The old mill burns"), "{said}");
}
