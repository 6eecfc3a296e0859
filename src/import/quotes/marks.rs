//! What stands between quotation marks: curly and straight, double and single, one within the other.

use crate::import::snapshot::Span;

/// Words between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// With the marks.
    pub outer: Span,
    /// Without them.
    pub inner: Span,
    /// Whether it ends with a mark. One that does not goes to the end of its paragraph.
    pub closed: bool,
}

/// How many marks behind a single one that opens the one that closes it may stand. Apostrophes are marks, too.
const FARTHEST_SINGLE: usize = 40;

/// A character that may be a mark, with its neighbours.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    character: char,
    before: Option<char>,
    after: Option<char>,
}

/// Finds the outermost quotations of a paragraph. What stands in single marks within them belongs to them.
pub fn quotations(text: &str, paragraph: Span) -> Vec<Quotation> {
    let places = places(text, paragraph);
    let mut found: Vec<Quotation> = Vec::new();
    let mut next = 0;
    while let Some(&place) = places.get(next) {
        next += 1;
        let Some(style) = place.opens() else { continue };
        match style.end_in(&places[next..]) {
            End::At(close) => {
                found.push(Quotation::between(place, places[next + close]));
                next += close + 1;
            }
            End::Never if style.is_double() => {
                found.push(Quotation::open(place, paragraph.end));
                return found;
            }
            End::Never | End::Reopened => {}
        }
    }
    found
}

impl Quotation {
    fn between(open: Place, close: Place) -> Self {
        Self {
            outer: Span::new(open.at, close.end()),
            inner: Span::new(open.end(), close.at),
            closed: true,
        }
    }

    fn open(open: Place, end: usize) -> Self {
        Self {
            outer: Span::new(open.at, end),
            inner: Span::new(open.end(), end),
            closed: false,
        }
    }
}

/// A pair of marks that belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    CurlyDouble,
    StraightDouble,
    CurlySingle,
    StraightSingle,
}

/// Where a quotation ends.
enum End {
    /// At this one of the places looked at.
    At(usize),
    /// A second mark opens before any closes: the first was none.
    Reopened,
    Never,
}

impl Style {
    fn is_double(self) -> bool {
        matches!(self, Self::CurlyDouble | Self::StraightDouble)
    }

    fn end_in(self, places: &[Place]) -> End {
        match self {
            Self::CurlyDouble => curly_end(places),
            Self::StraightDouble => straight_end(places),
            Self::CurlySingle => single_end(places, '’'),
            Self::StraightSingle => single_end(places, '\''),
        }
    }
}

/// Where a quotation ends that a curly mark opened: at a curly one, or at a straight one that can only close.
fn curly_end(places: &[Place]) -> End {
    let mut nested = false;
    for (at, place) in places.iter().enumerate() {
        match place.character {
            '“' => return End::Reopened,
            '”' => return End::At(at),
            '"' if nested => nested = false,
            '"' if place.may_close() => return End::At(at),
            '"' => nested = true,
            _ => {}
        }
    }
    End::Never
}

/// Where a quotation ends that a straight mark opened: at a straight one, or at a curly one that nothing else opened.
fn straight_end(places: &[Place]) -> End {
    let mut nested = 0_u32;
    for (at, place) in places.iter().enumerate() {
        match place.character {
            '"' => return End::At(at),
            '“' => nested += 1,
            '”' if nested == 0 => return End::At(at),
            '”' => nested -= 1,
            _ => {}
        }
    }
    End::Never
}

fn first(places: &[Place], wanted: impl Fn(&Place) -> bool) -> End {
    places.iter().position(wanted).map_or(End::Never, End::At)
}

/// Where a quotation in single marks ends. An apostrophe after an `s` may be a plural's, so another mark is preferred.
/// A double mark cannot stand open in it.
fn single_end(places: &[Place], mark: char) -> End {
    let places = &places[..places.len().min(FARTHEST_SINGLE)];
    let inside = places
        .iter()
        .position(|place| matches!(place.character, '“' | '”' | '"'))
        .unwrap_or(places.len());
    let closes = |place: &Place| place.character == mark && place.may_close();
    let sure = |place: &Place| closes(place) && place.before != Some('s');
    match first(&places[..inside], sure) {
        End::Never => first(&places[..inside], closes),
        end => end,
    }
}

impl Place {
    fn end(self) -> usize {
        self.at + self.character.len_utf8()
    }

    /// The marks that this one may open.
    fn opens(self) -> Option<Style> {
        let begins = !self.before.is_some_and(char::is_alphanumeric);
        let before_word = self.after.is_some_and(|after| !after.is_whitespace());
        match self.character {
            '“' => Some(Style::CurlyDouble),
            '"' if before_word && !self.before.is_some_and(char::is_numeric) => {
                Some(Style::StraightDouble)
            }
            '‘' if begins && before_word => Some(Style::CurlySingle),
            '\'' if begins && self.after.is_some_and(char::is_alphabetic) => {
                Some(Style::StraightSingle)
            }
            _ => None,
        }
    }

    /// Whether a mark may close here: it stands at the end of a word or of a sentence.
    fn may_close(self) -> bool {
        !self.after.is_some_and(char::is_alphanumeric)
            && self.before.is_some_and(|before| !before.is_whitespace())
    }
}

/// All characters of a paragraph that may be marks.
fn places(text: &str, paragraph: Span) -> Vec<Place> {
    let words = text.get(paragraph.range()).unwrap_or_default();
    let mut before = None;
    let mut found = Vec::new();
    let mut characters = words.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if matches!(character, '“' | '”' | '"' | '‘' | '’' | '\'') {
            found.push(Place {
                at: paragraph.start + at,
                character,
                before,
                after: characters.peek().map(|(_, after)| *after),
            });
        }
        before = Some(character);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        quotations(text, Span::new(0, text.len()))
            .iter()
            .map(|quotation| &text[quotation.inner.range()])
            .collect()
    }

    #[test]
    fn curly_and_straight_marks() {
        assert_eq!(
            quoted("“It rains,” she said, “a lot.”"),
            ["It rains,", "a lot."]
        );
        assert_eq!(
            quoted("\"It rains,\" she said. \"A lot.\""),
            ["It rains,", "A lot."]
        );
    }

    #[test]
    fn marks_within_marks_belong_to_the_outer_ones() {
        assert_eq!(
            quoted("“He called it 'a gift' to us.”"),
            ["He called it 'a gift' to us."]
        );
        assert_eq!(quoted("“He said ‘no.’”"), ["He said ‘no.’"]);
    }

    #[test]
    fn single_marks_on_their_own() {
        assert_eq!(
            quoted("The mayor's 'last chance' was today."),
            ["last chance"]
        );
        assert_eq!(
            quoted("‘We don’t know,’ the nurses’ union said."),
            ["We don’t know,"]
        );
        assert_eq!(quoted("the 'boys' club bar' of old"), ["boys' club bar"]);
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        assert_eq!(
            quoted("The dogs' and cats' food, rock 'n' roll of the '90s"),
            ["n"]
        );
        assert_eq!(
            quoted("He is 6'2\" tall and she is 5'9\"."),
            Vec::<&str>::new()
        );
    }

    #[test]
    fn what_no_mark_closes_goes_to_the_end_of_the_paragraph() {
        let text = "“First.\n";
        let [quotation] = quotations(text, Span::new(0, 9))[..] else {
            panic!("one quotation expected")
        };
        assert!(!quotation.closed);
        assert_eq!(quotation.inner, Span::new(3, 9));
    }

    #[test]
    fn a_mark_before_another_opening_one_is_none() {
        assert_eq!(
            quoted("He wrote “ twice. “Never again,” he added."),
            ["Never again,"]
        );
    }

    proptest::proptest! {
        #[test]
        fn quotations_follow_each_other_and_cut_no_character(text in "[a-c “”‘’\"'é.\n]{0,60}") {
            let mut end = 0;
            for quotation in quotations(&text, Span::new(0, text.len())) {
                proptest::prop_assert!(end <= quotation.outer.start);
                proptest::prop_assert!(quotation.outer.contains(quotation.inner));
                proptest::prop_assert!(text.get(quotation.inner.range()).is_some());
                end = quotation.outer.end;
            }
        }
    }
}
