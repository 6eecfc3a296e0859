//! Counts of quotations and speakers, and the ratios that they make.

use std::collections::BTreeMap;
use std::fmt;

use dateline::import::snapshot::Span;

use super::Found;
use super::brat::Article;

/// How many tenths of a quotation must lie in what people marked.
const TENTHS: usize = 6;

/// What was counted so far.
#[derive(Default)]
pub struct Score {
    /// Whether to tell of each quotation that is not right.
    verbose: bool,
    quotations: u32,
    /// Quotations that people attributed, and those of them with a marked source.
    attributed: u32,
    with_source: u32,
    /// Quotations that got a speaker, and those of them that people attributed.
    found: u32,
    found_attributed: u32,
    /// By rule: quotations with a marked source that got a speaker, and those whose speaker is right.
    rules: BTreeMap<&'static str, (u32, u32)>,
}

impl Score {
    pub fn new(verbose: bool) -> Self {
        Self {
            verbose,
            ..Self::default()
        }
    }

    /// Counts the quotations of an article against what was found there.
    pub fn add(&mut self, article: &Article, quotations: &[Span], found: &[Found]) {
        for quotation in quotations {
            let ours = found.iter().find(|found| covers(found.span, *quotation));
            self.add_one(article, *quotation, ours);
        }
    }

    fn add_one(&mut self, article: &Article, quotation: Span, found: Option<&Found>) {
        let covering = |spans: &[Span]| spans.iter().any(|span| covers(*span, quotation));
        let marked = article
            .attributions
            .iter()
            .filter(|marked| covering(&marked.content));
        let marked: Vec<_> = marked.collect();
        let sources: Vec<Span> = marked
            .iter()
            .flat_map(|marked| marked.source.clone())
            .collect();
        self.quotations += 1;
        self.attributed += u32::from(!marked.is_empty());
        self.with_source += u32::from(!sources.is_empty());
        let right = found.is_some_and(|found| {
            sources
                .iter()
                .any(|source| names(article, found.speaker, *source))
        });
        if let Some(found) = found {
            self.found += 1;
            self.found_attributed += u32::from(!marked.is_empty());
            if !sources.is_empty() {
                let rule = self.rules.entry(found.rule).or_default();
                rule.0 += 1;
                rule.1 += u32::from(right);
            }
        }
        if self.verbose && !right && (found.is_some() || !sources.is_empty()) {
            tell(article, quotation, found, &sources);
        }
    }
}

/// Whether enough of `part` lies in `span`.
fn covers(span: Span, part: Span) -> bool {
    let shared = span
        .end
        .min(part.end)
        .saturating_sub(span.start.max(part.start));
    10 * shared >= TENTHS * (part.end - part.start)
}

/// Whether a speaker is the marked source: they overlap, or end with the same name.
fn names(article: &Article, speaker: Span, source: Span) -> bool {
    let last = |span: Span| {
        let word = article.text[span.range()]
            .split_whitespace()
            .last()
            .unwrap_or_default();
        word.trim_matches(|end: char| !end.is_alphanumeric())
    };
    let same = last(speaker) == last(source) && last(source).starts_with(char::is_uppercase);
    speaker.overlaps(source) || same
}

/// Tells of a quotation whose speaker is missing, wrong, or nobody whom people marked.
fn tell(article: &Article, quotation: Span, found: Option<&Found>, sources: &[Span]) {
    let text = &article.text;
    let words = |span: &Span| text[span.range()].replace('\n', "¶");
    let before: Vec<char> = text[..quotation.start].chars().rev().take(120).collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = text[quotation.end..].chars().take(100).collect();
    println!(
        "{} [{}] found: {:?} marked: {:?}\n    {}⟦{}⟧{}",
        article.name,
        found.map_or("none", |found| found.rule),
        found.map(|found| words(&found.speaker)),
        sources.iter().map(words).collect::<Vec<_>>(),
        before.replace('\n', "¶"),
        words(&quotation),
        after.replace('\n', "¶"),
    );
}

impl fmt::Display for Score {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ratio = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1));
        let three = |right: u32, found: u32, wanted: u32| {
            let (precision, recall) = (ratio(right, found), ratio(right, wanted));
            let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
            format!("P {precision:.3}  R {recall:.3}  F1 {f1:.3}")
        };
        let (asked, right) = self
            .rules
            .values()
            .fold((0, 0), |sum, rule| (sum.0 + rule.0, sum.1 + rule.1));
        writeln!(
            to,
            "  {} quotations, {} attributed by people, {} with a speaker here",
            self.quotations, self.attributed, self.found
        )?;
        writeln!(
            to,
            "  attribution    {}",
            three(self.found_attributed, self.found, self.attributed)
        )?;
        writeln!(to, "  speaker right  {:.3} of {asked}", ratio(right, asked))?;
        writeln!(
            to,
            "  end to end     {}",
            three(right, self.found, self.with_source)
        )?;
        for (rule, (asked, right)) in &self.rules {
            writeln!(
                to,
                "    {rule:<26}{right:>5} of{asked:>5}  {:.3}",
                ratio(*right, *asked)
            )?;
        }
        Ok(())
    }
}
