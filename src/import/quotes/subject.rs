//! Who does what a verb says: noun phrases before and after it, without a dictionary of nouns and verbs.

use std::ops::Range;

use super::paragraph::{Kind, Paragraph};
use crate::import::actors::is_role;
use crate::import::words::{
    ADVERBS, AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS, TIMES, is_capitalised,
    listed,
};

/// How many words in small letters a phrase may have in a row: `the senior policy director`.
const MOST_PLAIN: usize = 4;

/// Determiners that stand for somebody on their own: `some said`.
const STANDING_ALONE: &[&str] = &[
    "all", "another", "both", "few", "many", "most", "one", "other", "several", "some", "these",
    "this", "those",
];

/// Prepositions that tie a phrase to the one before it: `a spokeswoman for the city`.
const TYING: &[&str] = &["at", "for", "from", "in", "of", "on", "with"];

/// What an item can be in a noun phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A word with a capital.
    Name,
    /// A word in small letters that belongs to no closed class: a noun or an adjective, as far as we can tell.
    Plain,
    Pronoun,
    Determiner,
    Tying,
    And,
    Possessive,
    Number,
    /// Anything that no noun phrase has.
    Other,
}

impl Class {
    fn is_nominal(self) -> bool {
        matches!(self, Self::Name | Self::Plain | Self::Possessive)
    }
}

fn class(paragraph: &Paragraph, item: usize) -> Class {
    let Some(found) = paragraph.items.get(item) else {
        return Class::Other;
    };
    let word = match found.kind {
        Kind::Word => paragraph.words(found.span),
        Kind::Number if is_word_of_age(paragraph.words(found.span)) => return Class::Plain,
        Kind::Number => return Class::Number,
        Kind::Possessive => return Class::Possessive,
        Kind::Mark(_) | Kind::Quotation(_) => return Class::Other,
    };
    let capital = is_capitalised(word);
    match () {
        () if listed(PRONOUNS, word) => Class::Pronoun,
        () if listed(DETERMINERS, word) => Class::Determiner,
        () if word == "and" => Class::And,
        () if listed(TYING, word) => Class::Tying,
        () if listed(PREPOSITIONS, word) || listed(CONJUNCTIONS, word) || listed(TIMES, word) => {
            Class::Other
        }
        () if !capital && (listed(AUXILIARIES, word) || is_adverb(word)) => Class::Other,
        () if capital => Class::Name,
        () => Class::Plain,
    }
}

/// Whether a number stands for somebody by their age: `the 43-year-old`.
fn is_word_of_age(number: &str) -> bool {
    number.ends_with("-year-old")
}

pub(super) fn is_adverb(word: &str) -> bool {
    listed(ADVERBS, word)
        || (word.ends_with("ly") && !matches!(word, "family" | "assembly" | "ally"))
}

/// Finds the subject of the verb at `verb` in what stands before it, not farther back than `floor`.
pub(super) fn before(paragraph: &Paragraph, floor: usize, verb: usize) -> Option<Range<usize>> {
    let last = last_before(paragraph, floor, verb)?;
    let participle = last + 1 == verb
        && paragraph
            .word(verb)
            .is_some_and(|word| word.ends_with("ing"));
    match paragraph.mark(last) {
        _ if participle => None,
        Some(',') => around_insertion(paragraph, floor, last, &[',']),
        Some('—' | '–' | '―') => around_insertion(paragraph, floor, last, &['—', '–', '―']),
        Some(')') => around_insertion(paragraph, floor, last, &['(']),
        _ => phrase_ending_at(paragraph, floor, last),
    }
}

/// The last item before a verb that is no adverb, helping verb or time.
fn last_before(paragraph: &Paragraph, floor: usize, verb: usize) -> Option<usize> {
    let mut last = verb;
    while last > floor {
        last -= 1;
        let Some(word) = paragraph.word(last) else {
            return Some(last);
        };
        let is_time = listed(TIMES, word);
        if is_time && last > floor && paragraph.word(last - 1) == Some("on") {
            last -= 1;
        } else if !(is_time
            || is_adverb(word)
            || (!is_capitalised(word) && listed(AUXILIARIES, word)))
        {
            return Some(last);
        }
    }
    None
}

/// The name before an insertion that ends with the mark at `close`: `Ode, who is 42 and lives here, said`. Where that
/// only tells what somebody is, it is the name inserted, `the mayor, Ann Ode, said`, or else a phrase with an article.
fn around_insertion(
    paragraph: &Paragraph,
    floor: usize,
    close: usize,
    opening: &[char],
) -> Option<Range<usize>> {
    let is_opening = |item: &usize| {
        let mark = paragraph.mark(*item);
        mark.is_some_and(|mark| opening.contains(&mark))
    };
    let is_name = |item: usize| class(paragraph, item) == Class::Name;
    let has_name = |phrase: &Range<usize>| phrase.clone().any(is_name);
    let opens: Vec<usize> = (floor + 1..close)
        .rev()
        .filter(is_opening)
        .take(4)
        .collect();
    let before = |open: &usize| phrase_ending_at(paragraph, floor, open - 1);
    let innermost = *opens.first()?;
    let mut inserted = innermost + 1..close;
    let described = before(&innermost);
    let is_described = described.as_ref().is_some_and(|phrase| !has_name(phrase));
    // `The mayor of Ellen, Ann Ode, said`: two words, as one may be where Ellen lies.
    let has_role = inserted.len() > 1
        && described.is_some_and(|phrase| role_at_head(paragraph, phrase).is_some());
    if (is_described || has_role) && !inserted.is_empty() && inserted.all(is_name) {
        return Some(innermost + 1..close);
    }
    let has_article = |phrase: &Range<usize>| class(paragraph, phrase.start) == Class::Determiner;
    let named = opens.iter().filter_map(before).find(has_name);
    named.or_else(|| opens.iter().filter_map(before).find(has_article))
}

/// The word that says what somebody is, where a phrase with an article is about nobody by name: `mayor` of `the mayor of
/// Ellen`, `CEO` of `its CEO`.
fn role_at_head(paragraph: &Paragraph, phrase: Range<usize>) -> Option<usize> {
    let ties = |item: &usize| class(paragraph, *item) == Class::Tying;
    let head = phrase.clone().find(ties).unwrap_or(phrase.end) - 1;
    let opens = class(paragraph, phrase.start) == Class::Determiner;
    let is_role = head > phrase.start && is_role(paragraph.word(head)?);
    (opens && is_role).then_some(head)
}

/// The noun phrase whose last word is at `last`.
pub(super) fn phrase_ending_at(
    paragraph: &Paragraph,
    floor: usize,
    last: usize,
) -> Option<Range<usize>> {
    match class(paragraph, last) {
        Class::Pronoun => return Some(last..last + 1),
        Class::Determiner => {
            let alone = listed(STANDING_ALONE, paragraph.word(last)?);
            return alone.then_some(last..last + 1);
        }
        Class::Name | Class::Plain => {}
        _ => return None,
    }
    let mut start = last;
    let mut plain = usize::from(class(paragraph, last) == Class::Plain);
    while start > floor {
        let at = start - 1;
        let farther = at > floor && class(paragraph, at - 1).is_nominal();
        match class(paragraph, at) {
            Class::Name | Class::Possessive | Class::Number | Class::Determiner => plain = 0,
            Class::Plain if plain < MOST_PLAIN => plain += 1,
            Class::Tying if farther => plain = 0,
            Class::And if at > floor && class(paragraph, at - 1) == Class::Name => plain = 0,
            _ => break,
        }
        start = at;
        if class(paragraph, at) == Class::Determiner
            && !(at > floor
                && matches!(
                    class(paragraph, at - 1),
                    Class::Tying | Class::And | Class::Determiner
                ))
        {
            break;
        }
    }
    Some(start..last + 1)
}

/// Finds the subject of the verb at `verb` right behind it, before `ceiling`: `said the mayor`.
pub(super) fn after(paragraph: &Paragraph, verb: usize, ceiling: usize) -> Option<Range<usize>> {
    let phrase = phrase_starting_at(paragraph, verb + 1, ceiling)?;
    Some(named_behind(paragraph, &phrase, ceiling).unwrap_or(phrase))
}

/// The name behind a phrase that only tells what its bearer is: `said the mayor of Ellen, Ann Ode`.
fn named_behind(
    paragraph: &Paragraph,
    phrase: &Range<usize>,
    ceiling: usize,
) -> Option<Range<usize>> {
    role_at_head(paragraph, phrase.clone())?;
    let first = phrase.end + 1;
    let is_name = |item: &usize| class(paragraph, *item) == Class::Name;
    let end = first + (first..ceiling).take_while(is_name).count();
    let is_inserted = paragraph.mark(phrase.end) == Some(',') && paragraph.mark(end).is_some();
    (is_inserted && end > first + 1).then_some(first..end)
}

/// The noun phrase whose first word is at `first`: small letters, then names, and what is `of` them.
pub(super) fn phrase_starting_at(
    paragraph: &Paragraph,
    first: usize,
    ceiling: usize,
) -> Option<Range<usize>> {
    if first < ceiling && class(paragraph, first) == Class::Pronoun {
        return Some(first..first + 1);
    }
    let mut end = first;
    let mut named = false;
    let mut plain = 0;
    while end < ceiling {
        match class(paragraph, end) {
            Class::Name => named = true,
            Class::Plain if !named && plain < MOST_PLAIN => plain += 1,
            Class::Plain if named => match name_behind_role(paragraph, end, ceiling) {
                Some(name) => end = name,
                None => break,
            },
            Class::Determiner if end == first => {}
            Class::Possessive if end > first => named = false,
            Class::Number => {}
            Class::Tying | Class::And
                if end > first && is_name_or_article(paragraph, end + 1) && end + 1 < ceiling => {}
            Class::Determiner if matches!(class(paragraph, end - 1), Class::Tying | Class::And) => {
                named = false;
                plain = 0;
            }
            _ => break,
        }
        end += 1;
    }
    let dangles = |item| {
        matches!(
            class(paragraph, item),
            Class::Tying | Class::And | Class::Determiner
        )
    };
    while end > first && dangles(end - 1) {
        end -= 1;
    }
    let nominal =
        (first..end).any(|item| matches!(class(paragraph, item), Class::Name | Class::Plain));
    nominal.then_some(first..end)
}

/// The name that follows what its bearer does, where small letters begin within a phrase: `spokeswoman Ann Ode` in `Acme
/// spokeswoman Ann Ode`.
fn name_behind_role(paragraph: &Paragraph, first: usize, ceiling: usize) -> Option<usize> {
    let plain = (first..ceiling).take_while(|item| class(paragraph, *item) == Class::Plain);
    let name = first + plain.take(MOST_PLAIN + 1).count();
    let is_named = name < ceiling && class(paragraph, name) == Class::Name;
    (is_named && is_role(paragraph.word(name - 1)?)).then_some(name)
}

fn is_name_or_article(paragraph: &Paragraph, item: usize) -> bool {
    class(paragraph, item) == Class::Name || paragraph.word(item) == Some("the")
}

/// The subject of a clause whose verb is another than the one looked at: `After the vote, Ode went on to say`.
///
/// A comma cuts a clause into pieces. The subject opens the last piece that something like a subject opens.
pub(super) fn of_clause(paragraph: &Paragraph, clause: Range<usize>) -> Option<Range<usize>> {
    let commas = clause
        .clone()
        .rev()
        .filter(|item| paragraph.mark(*item) == Some(','));
    let starts = commas.map(|comma| comma + 1).chain([clause.start]);
    starts.take(5).find_map(|start| {
        let opens = matches!(
            class(paragraph, start),
            Class::Name | Class::Pronoun | Class::Determiner
        );
        opens.then(|| phrase_starting_at(paragraph, start, clause.end))?
    })
}
