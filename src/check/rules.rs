//! The table of rules.

use super::rule::{Group, Look, Rule, Severity};
use super::{disagree, names, order, publication, speakers, speech, utterance, weekday, zone};

/// Every rule, group by group.
pub static RULES: &[Rule] = &[
    Rule {
        id: "weekday",
        group: Group::Dates,
        severity: Severity::Fault,
        meaning: "A source prints a weekday that is not the weekday of the date it gives.",
        advice: "One of the two is wrong: see which day other sources have, and say in the ruling which you hold. Do \
                 not correct what was printed.",
        example: "“Friday, February 16, 2026”: that day was a Monday.",
        look: Look::Event(weekday::misprinted),
    },
    Rule {
        id: "dates-differ",
        group: Group::Dates,
        severity: Severity::Fault,
        meaning: "Claims give dates for the same thing that share no day.",
        advice: "Follow each side to its origin. If the sources speak of different things (announced and released), \
                 give the claims a `scope`; else write a ruling that says what you hold and why.",
        example: "Two sources say that the vote was on Monday 23 February, one that it was on the 22nd.",
        look: Look::Contest(disagree::dates),
    },
    Rule {
        id: "publication-day",
        group: Group::Dates,
        severity: Severity::Fault,
        meaning: "The day a source gives for an event is the day it was published itself, and others give another day.",
        advice: "See whether the text says “today”, or whether the day of publication was taken for the day of the event.",
        example: "An article of 16 February dates a rally to 16 February; four other lines of evidence have the 13th.",
        look: Look::Contest(publication::taken_for_the_event),
    },
    Rule {
        id: "published-before",
        group: Group::Dates,
        severity: Severity::Fault,
        meaning: "A source was published two days or more before the event it is cited for.",
        advice: "Correct the date that is wrong. If the source only announced the event, give the citation \
                 `stance = \"mentions\"`, or the event `status = \"planned\"`.",
        example: "An article of 3 March is cited for a fire on 8 March.",
        look: Look::Event(publication::before_the_event),
    },
    Rule {
        id: "said-later",
        group: Group::Dates,
        severity: Severity::Fault,
        meaning: "A source was published two days or more before the words it carries were said.",
        advice: "Correct `said`, or the source's `published`.",
        example: "An article of 3 March quotes a speech of 8 March.",
        look: Look::Story(publication::before_the_words),
    },
    Rule {
        id: "order",
        group: Group::Dates,
        severity: Severity::Error,
        meaning: "An event is stated to come before or after another, and their dates say the contrary.",
        advice: "Correct a date, or take the other event out of `before` or `after`.",
        example: "The verdict is to come after the trial, but is dated a week before it began.",
        look: Look::Event(order::contradicted),
    },
    Rule {
        id: "two-statements",
        group: Group::Dates,
        severity: Severity::Fault,
        meaning: "One source says two things of the same matter that cannot both be true. What it reports of others \
                  may differ, and is left aside.",
        advice: "See which of the two goes back to somebody who was there: a caption often does, a first paragraph may \
                 not. Ask the publisher for a correction.",
        example: "The first paragraph has Thursday, the caption of the photograph 13 February, a Friday.",
        look: Look::Contest(disagree::within_one_source),
    },
    Rule {
        id: "other-zone",
        group: Group::Dates,
        severity: Severity::Remark,
        meaning: "A time stamp has another day than the rest only because its clock stands in another zone.",
        advice: "Nothing: the day is counted in the event's zone.",
        example: "13 February, 00:52 UTC, is the afternoon of the 12th in Seattle.",
        look: Look::Contest(zone::moved),
    },
    Rule {
        id: "numbers-differ",
        group: Group::Values,
        severity: Severity::Fault,
        meaning: "Claims give counts or sums for the same thing that share no number. Counts of different days \
                  (`as_of`) are a series, and what has another `scope` is not compared.",
        advice: "Follow each side to its origin and see who counted. Give the claims an `as_of` or a `scope` if they \
                 count different things; else write a ruling, be it `unresolved`.",
        example: "200 to 250 people by the organisers, “dozens” by a newspaper.",
        look: Look::Contest(disagree::numbers),
    },
    Rule {
        id: "accounts-differ",
        group: Group::Values,
        severity: Severity::Fault,
        meaning: "Claims give different words for something of which only one can be right (a field that is \
                  `exclusive`), or one source disputes what another says.",
        advice: "Follow each side to its origin, and write a ruling that says what you hold and why. If several can be \
                 right, the field is not `exclusive`.",
        example: "A yellow Labrador in three sources, a golden retriever in one.",
        look: Look::Contest(disagree::texts),
    },
    Rule {
        id: "renderings-differ",
        group: Group::Speech,
        severity: Severity::Fault,
        meaning: "Two sources print the same utterance as the speaker's own words, and the words differ. Punctuation, \
                  contractions, spelling and what stands in brackets do not count.",
        advice: "Look for a recording or the document itself, and quote from that. Until then quote the rendering that \
                 is nearest to whoever was there, and say that others differ.",
        example: "“The most innovation that we have launched” in one outlet, “the most innovative” in another.",
        look: Look::Story(utterance::renderings),
    },
    Rule {
        id: "not-speech",
        group: Group::Speech,
        severity: Severity::Fault,
        meaning: "A source prints as the speaker's own words what is a report of them, or differs from what was said \
                  (`printed_as` against `mode`).",
        advice: "Do not quote it as speech. If only a part of it was said, quote that part.",
        example: "A passage in quotation marks that goes on with “She added”.",
        look: Look::Story(speech::not_speech),
    },
    Rule {
        id: "no-speaker",
        group: Group::Speech,
        severity: Severity::Fault,
        meaning: "A quote says neither who spoke nor describes the speaker.",
        advice: "Name the `speakers`, or write what the source says of them as `speaker_description`.",
        example: "A sentence in quotation marks that the record gives to nobody.",
        look: Look::Story(speech::no_speaker),
    },
    Rule {
        id: "two-speakers",
        group: Group::Speech,
        severity: Severity::Fault,
        meaning: "The same words are given to different speakers who have nothing to do with each other.",
        advice: "See which source heard them. If one speaker quoted the other, say so in a note.",
        example: "One outlet gives a sentence to the mayor, another the same sentence to the chief of police.",
        look: Look::Story(speakers::two),
    },
    Rule {
        id: "two-spellings",
        group: Group::Names,
        severity: Severity::Fault,
        meaning: "One person is spelled two ways: a name and another name of theirs differ in a letter, or two people \
                  who never meet in the story but keep the same company do.",
        advice: "Find the person's own spelling. Keep the other as an alias, so that it is found; make two records of \
                 one person one.",
        example: "Ahmed Shahrour, whom one outlet calls Ahmed Shahour.",
        look: Look::Story(names::spellings),
    },
    Rule {
        id: "shared-name",
        group: Group::Names,
        severity: Severity::Fault,
        meaning: "Two actors have one name or alias, so that it does not say who is meant.",
        advice: "Take the alias from the one who is not called so, or make it longer. If the two are one, make one \
                 record of them.",
        example: "“HSI” as an alias of an agency and of its parent.",
        look: Look::Story(names::shared),
    },
];
