//! What is counted by places comes to what a look at each hit comes to.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::tui::axis::tests::EVERY_KIND;

/// The dates of a story, in its order: the undated last.
fn story() -> impl Strategy<Value = Vec<Option<Date>>> {
    let date = select(EVERY_KIND.as_slice()).prop_map(|text| Date::parse(text).unwrap());
    (vec(date, 0..60), 0_usize..5).prop_map(|(mut dates, undated)| {
        dates.sort_by_key(|date| date.sort_key());
        let dates = dates.into_iter().map(Some);
        dates.chain(std::iter::repeat_n(None, undated)).collect()
    })
}

/// A story and what is found in it: much, or so little that each hit looks for its own stretch.
fn story_and_hits() -> impl Strategy<Value = (Vec<Option<Date>>, Vec<usize>)> {
    (story(), vec(any::<bool>(), 70), 1_usize..30).prop_map(|(dates, found, few)| {
        let is_hit = |place: &usize| found[*place] && place.is_multiple_of(few);
        let hits = (0..dates.len()).filter(is_hit).collect();
        (dates, hits)
    })
}

fn found(hits: &[usize]) -> Found<EventId> {
    hits.iter().copied().map(EventId::from_index).collect()
}

proptest! {
    #[test]
    fn hits_are_counted_under_their_headings((dates, hits) in story_and_hits()) {
        let calendar = Calendar::of(dates.iter().copied());
        let mut headed: Vec<(String, usize, bool)> = Vec::new();
        for date in hits.iter().map(|&place| dates[place]) {
            let text = Under::of(date).text();
            match headed.last_mut() {
                Some((last, count, _)) if *last == text => *count += 1,
                _ => headed.push((text, 1, date.is_some())),
            }
        }
        let found = found(&hits);
        let counted = calendar.headed(&found).into_iter();
        let counted: Vec<_> = counted
            .map(|headed| (headed.text.to_owned(), headed.hits, headed.is_dated))
            .collect();
        prop_assert_eq!(counted, headed);
        let dated = hits.iter().filter(|&&place| dates[place].is_some()).count();
        prop_assert_eq!(calendar.dated(&found), dated);
    }

    #[test]
    fn hits_are_counted_by_their_days((dates, hits) in story_and_hits()) {
        let mut days: Vec<Dated> = Vec::new();
        for date in hits.iter().filter_map(|&place| dates[place]).filter_map(Dated::of) {
            match days.last_mut() {
                Some(last) if (last.first, last.last) == (date.first, date.last) => {
                    last.events += 1;
                    last.doubtful += date.doubtful;
                }
                _ => days.push(date),
            }
        }
        let calendar = Calendar::of(dates.iter().copied());
        // Two stretches of one and the same days may have had another between them.
        let mut counted = calendar.days(&found(&hits));
        counted.dedup_by(|next, kept| {
            let same = (next.first, next.last) == (kept.first, kept.last);
            if same {
                kept.events += next.events;
                kept.doubtful += next.doubtful;
            }
            same
        });
        prop_assert_eq!(counted, days);
    }

    #[test]
    fn a_jump_goes_to_the_first_hit_from_that_day_on((dates, hits) in story_and_hits(), day in day()) {
        let anchor = |place: &usize| dates[*place].and_then(Date::anchor);
        let from = hits.iter().find(|place| anchor(place).is_some_and(|at| at >= day));
        let last = || hits.iter().rfind(|place| anchor(place).is_some());
        let expected = from.or_else(last).map(|&place| EventId::from_index(place));
        let calendar = Calendar::of(dates.iter().copied());
        prop_assert_eq!(calendar.first_from(day, &found(&hits)), expected);
    }

    #[test]
    fn a_click_goes_to_the_nearest_hit((dates, hits) in story_and_hits(), first in day(), days in 0_i64..40) {
        let last = first.plus_days(days);
        let between = |from: Day, to: Day| to.number() - from.number();
        let far = |place: &&usize| {
            let day = dates[**place].and_then(Date::anchor)?;
            Some(between(day, first).max(between(last, day)).max(0))
        };
        let dated = hits.iter().filter(|place| far(place).is_some());
        let nearest = dated.min_by_key(far).map(|&place| EventId::from_index(place));
        let calendar = Calendar::of(dates.iter().copied());
        prop_assert_eq!(calendar.nearest(first, last, &found(&hits)), nearest);
    }
}

/// A day that a date of the stories begins on, or one near it.
fn day() -> impl Strategy<Value = Day> {
    let near = select(EVERY_KIND.as_slice()).prop_map(|text| Date::parse(text).unwrap().anchor());
    let day = near.prop_map(|day| day.unwrap_or(Day::new(0)));
    (day, -2_i64..3).prop_map(|(day, by)| day.plus_days(by))
}
