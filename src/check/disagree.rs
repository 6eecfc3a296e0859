//! Values that cannot all be true: between sources, and within one.

use super::flag::Flag;
use super::wordings::quotes_told;
use super::{Found, Here, words};
use crate::schema::{FieldType, Stance};
use crate::story::date::{Date, Day};
use crate::story::evidence::{Contest, Side, is_disputed};
use crate::story::{Claim, Event, EventId, Party, Story, Subject, Value};

/// Claimed dates that share no day.
pub(super) fn dates(
    here: &Here<'_>,
    event: Event<'_>,
    contest: &Contest<'_>,
    found: &mut Found<'_>,
) {
    if here.story.fields().get(contest.field).kind == FieldType::Date {
        values(here, event, contest, found);
    }
}

/// Counts and sums that share no number.
pub(super) fn numbers(
    here: &Here<'_>,
    event: Event<'_>,
    contest: &Contest<'_>,
    found: &mut Found<'_>,
) {
    let kind = here.story.fields().get(contest.field).kind;
    if matches!(kind, FieldType::Count | FieldType::Money) {
        values(here, event, contest, found);
    }
}

/// Words of which only one can be right.
pub(super) fn texts(
    here: &Here<'_>,
    event: Event<'_>,
    contest: &Contest<'_>,
    found: &mut Found<'_>,
) {
    if here.story.fields().get(contest.field).kind == FieldType::Text {
        let quotes = quotes_told(here.story, event, contest);
        let number = found.flags.len();
        values(here, event, contest, found);
        for flag in &mut found.flags[number..] {
            flag.subjects
                .extend(quotes.iter().map(|&key| Subject::Quote(key)));
        }
    }
}

fn values(here: &Here<'_>, event: Event<'_>, contest: &Contest<'_>, found: &mut Found<'_>) {
    let sides = clashing(contest);
    let Some(weakest) = sides.last() else { return };
    let story = here.story;
    let told: Vec<_> = sides.iter().map(|side| words::side(side)).collect();
    let named: Vec<String> = told.iter().map(|side| side.words.clone()).collect();
    let topic = words::topic(story, contest);
    let sentence = if named.windows(2).all(|pair| pair[0] == pair[1]) {
        format!(
            "Sources disagree on the {topic}: some give {}, others dispute it",
            named[0]
        )
    } else {
        format!("Sources disagree on the {topic}: {}", words::any_of(&named))
    };
    let claim = weakest.claims[0];
    let mut remarks = vec![words::held(story, event, contest.field)];
    let others = sides
        .iter()
        .filter_map(|side| other_event(story, event, contest, side));
    remarks.extend(others);
    found.flag(|rule| {
        let path = [if claim.value().is_some() {
            "value"
        } else {
            "printed"
        }
        .into()];
        let mut flag = Flag::new(rule, event.key().into(), claim.written_at(), path, sentence)
            .field(contest.field)
            .sides(told);
        flag.remarks = remarks;
        flag
    });
}

/// The sides of a contest that cannot be true together with another, in its order. None where nothing is disputed.
pub(super) fn clashing<'c, 's>(contest: &'c Contest<'s>) -> Vec<&'c Side<'s>> {
    if !contest.disputed {
        return Vec::new();
    }
    let clashes = |side: &&Side<'s>| contest.sides.iter().any(|other| clash(side, other));
    contest.sides.iter().filter(clashes).collect()
}

/// Whether two sides cannot both be true. The claims of a side say the same.
pub(super) fn clash(a: &Side<'_>, b: &Side<'_>) -> bool {
    is_disputed(&[a.claims[0], b.claims[0]])
}

/// The single, exact day that a claim gives.
pub(super) fn exact_day(claim: Claim<'_>) -> Option<Day> {
    match claim.typed() {
        Some(Value::Date(date)) => day(*date),
        _ => None,
    }
}

/// The single, exact day that a date is.
pub(super) fn day(date: Date) -> Option<Day> {
    let is_exact = date.is_single_day() && !date.is_approximate();
    date.first().filter(|_| is_exact)
}

/// Says that a claimed day of an event is the day of another: two may have been taken for one.
fn other_event(
    story: &Story,
    event: Event<'_>,
    contest: &Contest<'_>,
    side: &Side<'_>,
) -> Option<String> {
    let day = exact_day(side.claims[0]).filter(|_| contest.field == "date")?;
    if event.date().and_then(self::day) == Some(day) {
        return None;
    }
    let others = events_on(story, day);
    let others: Vec<Event<'_>> = others
        .iter()
        .map(|&key| story.event(key))
        .filter(|other| other.key() != event.key() && other.date().and_then(self::day) == Some(day))
        .collect();
    let [other] = others.as_slice() else {
        return None;
    };
    let words = words::value(side.claims[0]);
    Some(format!(
        "{words} is the day of another event, “{}”",
        other.title()
    ))
}

/// The events that stand at a day of the timeline.
fn events_on(story: &Story, day: Day) -> &[EventId] {
    let anchor = |key: &EventId| {
        let date = story.event(*key).date();
        // What nobody knows the date of comes last.
        date.map_or(i64::MAX, |date| date.sort_key().0)
    };
    let events = story.events();
    let start = events.partition_point(|key| anchor(key) < day.number());
    let length = events[start..]
        .iter()
        .take_while(|key| anchor(key) == day.number())
        .take(MANY);
    &events[start..start + length.count()]
}

/// Where so many events stand at one day, it says nothing that one of them does.
const MANY: usize = 20;

/// Two statements of one source that cannot both be true: a first paragraph against a caption.
pub(super) fn within_one_source(
    here: &Here<'_>,
    event: Event<'_>,
    contest: &Contest<'_>,
    found: &mut Found<'_>,
) {
    let sides = clashing(contest);
    let mut claims: Vec<Claim<'_>> = sides
        .iter()
        .flat_map(|side| side.claims.iter().copied())
        .collect();
    claims.sort_by_key(|claim| claim.source());
    for own in claims.chunk_by(|a, b| a.source() == b.source()) {
        let pair = own.iter().enumerate().find_map(|(index, &first)| {
            let other = own[index + 1..]
                .iter()
                .find(|other| contradicts(first, **other));
            other.map(|&other| [first, other])
        });
        if let Some(statements) = pair {
            contradiction(here.story, event, contest, statements, found);
        }
    }
}

/// Whether a source says two things as its own that cannot both be true. What it reports of others may differ.
fn contradicts(a: Claim<'_>, b: Claim<'_>) -> bool {
    let supports = |claim: Claim<'_>| claim.stance() == Stance::Supports;
    supports(a) && supports(b) && voice(a) == voice(b) && is_disputed(&[a, b])
}

/// Whose word a source gives, where that is not its own.
fn voice(claim: Claim<'_>) -> Option<Party<'_>> {
    let own = Party::Source(claim.source());
    claim.according_to().filter(|party| *party != own)
}

fn contradiction(
    story: &Story,
    event: Event<'_>,
    contest: &Contest<'_>,
    statements: [Claim<'_>; 2],
    found: &mut Found<'_>,
) {
    let told = statements.map(|claim| match claim.at() {
        Some(at) => format!("{} ({at})", words::value(claim)),
        None => words::value(claim),
    });
    let [_, last] = statements;
    let publisher = story.source(last.source()).publisher();
    let topic = words::topic(story, contest);
    let sentence = format!(
        "{publisher} gives two values for the {topic}: {}",
        words::all_of(&told)
    );
    found.flag(|rule| {
        let subject = Subject::Event(event.key());
        Flag::new(rule, subject, last.written_at(), ["value".into()], sentence)
            .with(last.source().into())
            .field(contest.field)
            .remark(words::held(story, event, contest.field))
            .values(statements.map(words::written))
    });
}
