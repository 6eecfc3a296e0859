//! Days that do not fit: weekdays, claims, publication, order, stamps.

use std::fmt::Write;

use super::{check_rule, noticed};

/// Three sources and a march in Seattle, and what a case adds.
fn march(more: &str) -> String {
    format!(
        r#"
[story]
timezone = "America/Los_Angeles"

[[source]]
id = "post"
publisher = "The Post"
published = "2026-02-16"
reporting = "own"

[[source]]
id = "herald"
publisher = "The Herald"
reporting = "own"

[[source]]
id = "wire"
publisher = "The Wire"

[[event]]
id = "march"
title = "The march"
date = "2026-02-13"

{more}"#
    )
}

/// A claim on the date of the march.
fn date(source: &str, lines: &str) -> String {
    let lines = lines.replace("; ", "\n");
    format!("[[claim]]\nevent = \"march\"\nfield = \"date\"\nsource = \"{source}\"\n{lines}\n")
}

fn cases(rule: &str, cases: &[(bool, String)]) {
    let cases: Vec<(bool, &str)> = cases
        .iter()
        .map(|(fault, toml)| (*fault, toml.as_str()))
        .collect();
    check_rule(rule, &cases);
}

#[test]
fn a_printed_weekday_has_to_be_that_of_its_date() {
    let case = |value: &str, printed: &str| {
        let lines = format!("value = \"{value}\"; printed = \"{printed}\"");
        march(&date("post", &lines))
    };
    // 13 February 2026 was a Friday, the 16th a Monday.
    cases(
        "weekday",
        &[
            (true, case("2026-02-16", "Friday, February 16, 2026")),
            (false, case("2026-02-16", "Monday, February 16, 2026")),
            (false, case("2026-02-16", "February 16, 2026")),
            (true, case("2026-02-13", "on Thursday")),
            (
                false,
                case("2026-02-13", "the day after Thursday's announcement"),
            ),
            // No single day has this weekday or another.
            (false, case("2026-02", "a Monday in February")),
            (false, case("2026-02-13~", "about Thursday, February 13")),
            // 00:52 on Friday in London is still Thursday in Seattle: both weekdays are right.
            (false, case("2026-02-13T00:52:00Z", "Friday, 12:52 AM UTC")),
            (false, case("2026-02-13T00:52:00Z", "Thursday afternoon")),
            (true, case("2026-02-13T00:52:00Z", "Wednesday")),
        ],
    );
}

#[test]
fn a_printed_day_has_to_be_that_of_its_claim() {
    let case = |value: &str, printed: &str| {
        let lines = format!("value = \"{value}\"; printed = \"{printed}\"");
        march(&date("post", &lines))
    };
    cases(
        "printed-day",
        &[
            (true, case("2026-02-13", "12 February")),
            (false, case("2026-02-12", "12 February")),
            (true, case("2026-02-13", "Feb. 13, 2025")),
            (true, case("2026-02-13", "2026-03-13")),
            // Right as printed, be it a Monday: that is for the weekday.
            (false, case("2026-02-16", "Friday, February 16, 2026")),
            // A month has that day, and what is only about right may be another.
            (false, case("2026-02", "February 12")),
            (true, case("2026-02", "March 12")),
            (false, case("2026-02-11~", "about February 12")),
            (false, case("2026-02-01?", "February 12")),
            (false, case("[2026-02-11..2026-02-14]", "12 February")),
            (false, case("2026-02-12/2026-02-14", "February 12 to 14")),
            // The year is that of the night.
            (false, case("2026-01-01", "1 January")),
            (true, case("2026-01-01", "31 December")),
            // 00:52 on the 13th in London is still the 12th in Seattle: both days are right.
            (
                false,
                case("2026-02-13T00:52:00Z", "February 13, 00:52 UTC"),
            ),
            (false, case("2026-02-13T00:52:00Z", "February 12")),
            (true, case("2026-02-13T00:52:00Z", "February 14")),
            (false, case("2026-02-12", "00:52 UTC on February 13")),
            (true, case("2026-02-12", "00:52 UTC on February 14")),
            // Reckoned from another day.
            (
                false,
                case(
                    "2026-02-13",
                    "the day after February 12\"; computed = true; at = \"¶1",
                ),
            ),
            (
                true,
                case("2026-02-13", "on February 12\"; computed = true; at = \"¶1"),
            ),
            // Russia counted thirteen days less.
            (false, case("1917-11-07", "25 October 1917")),
            (true, case("1917-11-07", "25 October 1916")),
        ],
    );
}

#[test]
fn of_a_day_that_is_not_the_claims_the_weekday_is_no_second_fault() {
    let toml = march(&date(
        "post",
        "value = \"2026-02-13\"; printed = \"Monday, February 16, 2026\"",
    ));
    let story = super::story(&toml);
    let rules: Vec<&str> = super::flags(&story)
        .iter()
        .filter(|flag| flag.rule.severity.is_fault())
        .map(|flag| flag.rule.id)
        .collect();
    assert_eq!(rules, ["printed-day"]);
}

#[test]
fn claimed_dates_have_to_share_a_day() {
    let two = |a: &str, b: &str| march(&(date("post", a) + &date("herald", b)));
    cases(
        "dates-differ",
        &[
            (
                true,
                two(r#"value = "2026-02-13""#, r#"value = "2026-02-12""#),
            ),
            (
                false,
                two(r#"value = "2026-02-13""#, r#"value = "2026-02""#),
            ),
            (
                false,
                two(r#"value = "2026-02-13""#, r#"value = "2026-02-11~""#),
            ),
            (true, two(r#"value = "2026-02-13""#, r#"value = "2026-01""#)),
            // Different things: announced, and done.
            (
                false,
                two(
                    r#"value = "2026-02-13""#,
                    r#"value = "2026-02-12"; scope = "call""#,
                ),
            ),
            // Whoever only mentions a date does not claim it.
            (
                false,
                two(
                    r#"value = "2026-02-13""#,
                    r#"value = "2026-02-12"; stance = "mentions""#,
                ),
            ),
            (
                true,
                two(
                    r#"value = "2026-02-13""#,
                    r#"value = "2026-02-13"; stance = "disputes""#,
                ),
            ),
        ],
    );
}

#[test]
fn the_day_of_another_event_is_named() {
    let claims =
        date("post", r#"value = "2026-02-13""#) + &date("herald", r#"value = "2026-02-12""#);
    let call = "[[event]]\nid = \"call\"\ntitle = \"The call\"\ndate = \"2026-02-12\"\n";
    let remarks = |toml: &str| -> Vec<String> {
        let story = super::story(toml);
        let flags = super::flags(&story).into_iter();
        let flag = flags
            .into_iter()
            .find(|flag| flag.rule.id == "dates-differ")
            .unwrap();
        flag.remarks
    };
    let named = "Thu 12 Feb 2026 is the day of another event, “The call”".to_owned();
    assert!(remarks(&march(&(claims.clone() + call))).contains(&named));
    // A month is no day, and two events of that day say nothing.
    let of_month = call.replace("2026-02-12", "2026-02");
    assert!(!remarks(&march(&(claims.clone() + &of_month))).contains(&named));
    let two = call.to_owned() + &call.replace("call", "vote");
    assert!(!remarks(&march(&(claims + &two))).contains(&named));
}

#[test]
fn a_day_of_publication_is_not_taken_for_the_event_against_others() {
    let with = |others: &[(&str, &str)]| {
        let own = date("post", r#"value = "2026-02-16""#);
        let others = others
            .iter()
            .map(|(source, day)| date(source, &format!("value = \"{day}\"")));
        march(&(own + &others.collect::<String>()))
    };
    let second = "[[source]]\nid = \"news\"\npublisher = \"News\"\n";
    cases(
        "publication-day",
        &[
            (true, with(&[("herald", "2026-02-13")])),
            // Of one whose reporting is unknown nobody knows that it is right.
            (false, with(&[("wire", "2026-02-13")])),
            (
                true,
                with(&[("wire", "2026-02-13"), ("news", "2026-02-13")]) + second,
            ),
            // Others have the day too, and were not published on it.
            (
                false,
                with(&[("herald", "2026-02-13"), ("wire", "2026-02-16")]),
            ),
            (false, with(&[("herald", "2026-02-16")])),
        ],
    );
}

#[test]
fn a_source_comes_after_what_it_reports() {
    let of = |published: &str, event: &str| {
        format!(
            "[[source]]\nid = \"s\"\npublisher = \"S\"\npublished = \"{published}\"\n\
             [[event]]\nid = \"fire\"\ntitle = \"The fire\"\n{event}\n"
        )
    };
    let cited = "citations = [{ source = \"s\" }]";
    let on = |date: &str| format!("date = \"{date}\"\n{cited}");
    cases(
        "published-before",
        &[
            (true, of("2026-03-03", &on("2026-03-08"))),
            (false, of("2026-03-08", &on("2026-03-08"))),
            // The evening before in Honolulu may be the same hour in Tokyo.
            (false, of("2026-03-07", &on("2026-03-08"))),
            (true, of("2026-03-06", &on("2026-03-08"))),
            (false, of("2026-03", &on("2026-03-08"))),
            (false, of("2026-03-03", &on("2026-03-05~"))),
            (false, of("2026-03-03", &on("2026-03-08?"))),
            (
                false,
                of(
                    "2026-03-03",
                    &format!("status = \"planned\"\n{}", on("2026-03-08")),
                ),
            ),
            (
                false,
                of(
                    "2026-03-03",
                    "date = \"2026-03-08\"\ncitations = [{ source = \"s\", stance = \"mentions\" }]",
                ),
            ),
            (
                false,
                of("2026-03-03\"\ncorrected = \"2026-03-09", &on("2026-03-08")),
            ),
            (
                true,
                of("2026-03-03\"\ncorrected = \"2026-03-04", &on("2026-03-08")),
            ),
        ],
    );
}

#[test]
fn a_source_that_comes_before_many_events_is_told_once() {
    let with = |events: usize| {
        let mut toml =
            String::from("[[source]]\nid = \"s\"\npublisher = \"S\"\npublished = \"2026-03-03\"\n");
        for number in 1..=events {
            write!(
                toml,
                "[[event]]\nid = \"e{number}\"\ntitle = \"E{number}\"\ndate = \"2026-04-0{number}\"\n\
                 citations = [{{ source = \"s\" }}]\n"
            )
            .unwrap();
        }
        noticed("published-before", &toml)
    };
    assert_eq!(with(3).len(), 3);
    assert_eq!(
        with(4),
        [(
            "source:s".to_owned(),
            "S was published Tue 3 Mar 2026, before 4 events it reports, the first of them “E1”"
                .to_owned()
        )]
    );
}

#[test]
fn words_are_said_before_they_are_printed() {
    let of = |said: &str| {
        format!(
            "[[source]]\nid = \"s\"\npublisher = \"S\"\npublished = \"2026-03-03\"\n\
             [[quote]]\nid = \"q\"\nspeaker_description = \"a witness\"\nmode = \"direct\"\n\
             text = \"It burned.\"\nsource = \"s\"\nsaid = \"{said}\"\n"
        )
    };
    cases(
        "said-later",
        &[
            (true, of("2026-03-08")),
            (false, of("2026-03-04")),
            (false, of("2026-03")),
            (false, of("2026-03-01")),
        ],
    );
}

#[test]
fn dates_follow_the_order_that_is_stated() {
    let two = |first: &str, second: &str, order: &str| {
        format!(
            "[[event]]\nid = \"trial\"\ntitle = \"The trial\"\n{first}\n\
             [[event]]\nid = \"verdict\"\ntitle = \"The verdict\"\n{second}\n{order}\n"
        )
    };
    let after = "after = [\"trial\"]";
    let on = |date: &str| format!("date = \"{date}\"");
    cases(
        "order",
        &[
            (true, two(&on("2026-03-10"), &on("2026-03-03"), after)),
            (false, two(&on("2026-03-03"), &on("2026-03-10"), after)),
            (false, two(&on("2026-03-03"), &on("2026-03-03"), after)),
            (false, two(&on("2026-03"), &on("2026-03-03"), after)),
            (false, two(&on("2026-03-10"), "", after)),
            (false, two(&on("2026-03-10?"), &on("2026-03-03"), after)),
            (
                true,
                two(&on("2026-03-03"), &on("2026-03-10"), "before = [\"trial\"]"),
            ),
            // Told at both ends, it is one contradiction.
            (
                true,
                two(
                    &format!("{}\nbefore = [\"verdict\"]", on("2026-03-10")),
                    &on("2026-03-03"),
                    after,
                ),
            ),
            // A morning in Tokyo is the evening before in Seattle.
            (
                false,
                two(
                    &format!("{}\ntimezone = \"Asia/Tokyo\"", on("2026-03-10")),
                    &format!("{}\ntimezone = \"America/Los_Angeles\"", on("2026-03-09")),
                    after,
                ),
            ),
        ],
    );
    let (subject, sentence) =
        &noticed("order", &two(&on("2026-03-10"), &on("2026-03-03"), after))[0];
    assert_eq!(subject, "event:verdict");
    assert_eq!(
        sentence,
        "It is to come after “The trial”, but Tue 3 Mar 2026 is before Tue 10 Mar 2026"
    );
}

/// Events by id, each with its date, and what else stands in its record.
fn events(events: &[(&str, &str, &str)]) -> String {
    let event = |(id, date, order): &(&str, &str, &str)| {
        let date = if date.is_empty() {
            String::new()
        } else {
            format!("date = \"{date}\"\n")
        };
        format!("[[event]]\nid = \"{id}\"\ntitle = \"{id}\"\n{date}{order}\n")
    };
    events.iter().map(event).collect()
}

#[test]
fn an_order_holds_by_way_of_events_whose_dates_say_nothing() {
    let through = |vote: &str, talks: &str, law: &str| {
        events(&[
            ("vote", vote, ""),
            ("talks", talks, "after = [\"vote\"]\nbefore = [\"law\"]"),
            ("law", law, ""),
        ])
    };
    cases(
        "order",
        &[
            (true, through("2026-03-10", "", "2026-03-03")),
            (false, through("2026-03-03", "", "2026-03-10")),
            (false, through("2026-03-03", "", "2026-03-03")),
            (false, through("2026-03-10", "", "2026-03")),
            (false, through("2026-03-10?", "", "2026-03-03")),
            // The month of the talks suits either, but not both.
            (true, through("2026-03-10", "2026-03", "2026-03-03")),
            (true, through("2026-03-10", "2026-03-05?", "2026-03-03")),
            // The first step is wrong, and is told; that the last is too follows from it.
            (true, through("2026-03-10", "2026-03-04", "2026-03-05")),
        ],
    );
    let two_between = events(&[
        ("vote", "2026-03-10", "before = [\"talks\"]"),
        ("talks", "", "before = [\"signing\"]"),
        ("signing", "", ""),
        ("law", "2026-03-03", "after = [\"signing\"]"),
    ]);
    let told = "By way of “talks” and “signing” it is to come after “vote”, but Tue 3 Mar 2026 is before Tue 10 Mar 2026";
    assert_eq!(
        noticed("order", &two_between),
        [("event:law".to_owned(), told.to_owned())]
    );
}

#[test]
fn an_order_does_not_run_in_a_circle() {
    let circle = |last: &str| {
        events(&[
            ("vote", "", "before = [\"talks\"]"),
            ("talks", "2026-03-03", "before = [\"law\"]"),
            ("law", "", last),
            ("feast", "", "after = [\"law\"]"),
        ])
    };
    let two = |order: &str| events(&[("vote", "", "before = [\"law\"]"), ("law", "", order)]);
    cases(
        "order",
        &[
            (true, circle("before = [\"vote\"]")),
            (false, circle("")),
            (true, two("before = [\"vote\"]")),
            // The same said twice.
            (false, two("after = [\"vote\"]")),
        ],
    );
    let told = |toml: &str| -> Vec<String> {
        let found = noticed("order", toml).into_iter();
        found.map(|(_, sentence)| sentence).collect()
    };
    // Of events without a date the file has the order, and a circle is told at its first.
    assert_eq!(
        told(&two("before = [\"vote\"]")),
        ["It is to come before “law” and after it"]
    );
    let all = events(&[
        ("vote", "", "before = [\"talks\"]"),
        ("talks", "", "before = [\"law\"]"),
        ("law", "", "before = [\"vote\"]"),
        ("strike", "", "after = [\"march\"]\nbefore = [\"march\"]"),
        ("march", "", ""),
    ]);
    assert_eq!(
        told(&all),
        [
            "It is to come before “talks”, that before “law”, and that before it again",
            "It is to come before “march” and after it"
        ]
    );
}

#[test]
fn an_event_keeps_to_the_ruling_on_its_date() {
    let ruling = |field: &str, value: &str| {
        march(&format!(
            "[[ruling]]\nevent = \"march\"\nfield = \"{field}\"\nvalue = \"{value}\"\nbecause = \"Why.\"\n"
        ))
    };
    // The march is of 13 February.
    cases(
        "ruling-not-kept",
        &[
            (true, ruling("date", "2026-02-12")),
            (false, ruling("date", "2026-02-13")),
            (false, ruling("date", "2026-02")),
            (false, ruling("date", "unresolved")),
            (false, ruling("date", "a day in winter")),
            (false, ruling("cause", "2026-02-12")),
        ],
    );
}

#[test]
fn one_source_does_not_say_two_things_of_its_own() {
    let two = |a: &str, b: &str| march(&(date("herald", a) + &date("herald", b)));
    cases(
        "two-statements",
        &[
            (
                true,
                two(
                    r#"value = "2026-02-12"; at = "¶1""#,
                    r#"value = "2026-02-13"; at = "caption""#,
                ),
            ),
            (
                false,
                two(
                    r#"value = "2026-02-13"; at = "¶1""#,
                    r#"value = "2026-02"; at = "caption""#,
                ),
            ),
            // It reports what others say, and they differ.
            (
                false,
                two(
                    r#"value = "2026-02-12"; according_to = "the police""#,
                    r#"value = "2026-02-13"; according_to = "the organisers""#,
                ),
            ),
            (
                false,
                two(
                    r#"value = "2026-02-12"; according_to = "the police""#,
                    r#"value = "2026-02-13""#,
                ),
            ),
            (
                true,
                two(
                    r#"value = "2026-02-12"; according_to = "herald""#,
                    r#"value = "2026-02-13""#,
                ),
            ),
            (
                false,
                march(
                    &(date("herald", r#"value = "2026-02-12""#)
                        + &date("wire", r#"value = "2026-02-13""#)),
                ),
            ),
        ],
    );
    let toml = two(
        r#"value = "2026-02-12"; at = "¶1""#,
        r#"value = "2026-02-13"; at = "caption""#,
    );
    assert_eq!(
        noticed("two-statements", &toml),
        [(
            "event:march/date".to_owned(),
            "The Herald gives two values for the date: Thu 12 Feb 2026 (¶1) and Fri 13 Feb 2026 (caption)".to_owned()
        )]
    );
}

#[test]
fn a_stamp_of_another_zone_is_told_as_what_it_is() {
    let stamp = |value: &str| march(&date("wire", &format!("value = \"{value}\"")));
    cases(
        "other-zone",
        &[
            // 05:30 UTC on the 14th is 21:30 on the 13th in Seattle.
            (true, stamp("2026-02-14T05:30:00Z")),
            (false, stamp("2026-02-13T20:30:00Z")),
            // In either zone it is another day than the one held.
            (false, stamp("2026-02-16T05:30:00Z")),
            (false, stamp("2026-02-13")),
        ],
    );
    let toml = march(
        &(date("wire", r#"value = "2026-02-14T05:30:00Z""#)
            + &date("post", r#"value = "2026-02-13""#)),
    );
    assert_eq!(noticed("dates-differ", &toml), []);
}
