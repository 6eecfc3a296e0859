//! The list of flags that lies over the panes: a row for each rule, under it what it noticed, and below the list the
//! selected row in full.

use ratatui::layout::Rect;

use super::layout::inside;
use super::list::{List, Motion, Row, Scroll};
use super::noticed::Noticed;
use crate::check::Severity;

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlagRow {
    /// A rule that noticed something, by its number.
    Rule(usize),
    /// A flag, by its number.
    Flag(usize),
    /// How much is missing; opens the rules on that.
    Holes,
}

/// Lines below the list for the selected row in full.
const IN_FULL: u16 = 6;

/// The list, and what of it is opened.
#[derive(Debug)]
pub struct FlagList {
    list: List<FlagRow>,
    opened: Opened,
}

/// What was opened by hand. It outlives the story, and the list when it is closed.
#[derive(Debug, Clone, Default)]
pub struct Opened {
    /// The ids of rules.
    rules: Vec<&'static str>,
    holes: bool,
    /// What was selected.
    at: Option<At>,
}

/// A row, as it can be found again in a story that has changed.
#[derive(Debug, Clone, Copy)]
enum At {
    /// A rule, by its id, or which of its flags.
    Rule(&'static str, Option<usize>),
    Holes,
}

impl FlagList {
    /// The rules that noticed something, if that is known, with what was opened before.
    pub fn new(noticed: Option<&Noticed>, opened: Opened) -> Self {
        let mut list = List::new(1);
        if let Some(noticed) = noticed {
            list.replace(rows(noticed, &opened));
            let at = opened.at.and_then(|at| at.row(noticed));
            at.map(|row| list.select(row));
        }
        list.select_any();
        Self { list, opened }
    }

    /// The list.
    pub fn list(&self) -> &List<FlagRow> {
        &self.list
    }

    pub(super) fn rows_mut(&mut self) -> &mut dyn Scroll {
        &mut self.list
    }

    /// What is opened and selected, for the next time.
    pub fn opened(&self, noticed: Option<&Noticed>) -> Opened {
        let selected = self.list.selected().zip(noticed);
        Opened {
            at: selected.and_then(|(row, noticed)| At::of(row, noticed)),
            ..self.opened.clone()
        }
    }

    /// Whether the flags of a rule are listed.
    pub fn is_open(&self, rule: &str) -> bool {
        self.opened.rules.contains(&rule)
    }

    /// Whether the rules on what is missing are listed.
    pub fn has_holes(&self) -> bool {
        self.opened.holes
    }

    /// Opens what a rule noticed, or what is missing, or closes it. `row` stays selected.
    pub fn turn(&mut self, row: FlagRow, noticed: &Noticed, lines: usize) {
        match row {
            FlagRow::Rule(number) => {
                let Some(of) = noticed.rules().get(number) else {
                    return;
                };
                let was = self.opened.rules.len();
                self.opened.rules.retain(|id| *id != of.rule.id);
                if self.opened.rules.len() == was {
                    self.opened.rules.push(of.rule.id);
                }
            }
            FlagRow::Holes => self.opened.holes = !self.opened.holes,
            FlagRow::Flag(_) => {}
        }
        self.list.replace(rows(noticed, &self.opened));
        self.list.go(Motion::Steps(0), lines);
    }

    /// The places of the list with its frame, and of the selected row in full below it, for which a low screen has none.
    pub fn places(body: Rect) -> (Rect, Rect) {
        let below = if body.height >= 3 * IN_FULL {
            IN_FULL
        } else {
            0
        };
        let height = body.height - below;
        let list = Rect { height, ..body };
        let full = Rect {
            y: body.y + height,
            height: below,
            ..body
        };
        (list, full)
    }

    /// Lines of the list on the screen.
    pub fn lines(body: Rect) -> usize {
        usize::from(inside(Self::places(body).0).height)
    }
}

impl At {
    fn of(row: FlagRow, noticed: &Noticed) -> Option<Self> {
        match row {
            FlagRow::Rule(number) => Some(Self::Rule(noticed.rules().get(number)?.rule.id, None)),
            FlagRow::Flag(number) => {
                let id = noticed.flag(number)?.rule.id;
                let of = noticed.rules().iter().find(|of| of.rule.id == id)?;
                let which = of.flags.iter().position(|flag| *flag == number);
                Some(Self::Rule(id, which))
            }
            FlagRow::Holes => Some(Self::Holes),
        }
    }

    /// The row; where there are fewer flags now, the last of the rule.
    fn row(self, noticed: &Noticed) -> Option<FlagRow> {
        let Self::Rule(id, which) = self else {
            return Some(FlagRow::Holes);
        };
        let number = noticed.rules().iter().position(|of| of.rule.id == id)?;
        let flags = &noticed.rules()[number].flags;
        let flag = which.and_then(|which| flags.get(which).or(flags.last()));
        Some(flag.map_or(FlagRow::Rule(number), |flag| FlagRow::Flag(*flag)))
    }
}

fn rows(noticed: &Noticed, opened: &Opened) -> Vec<Row<FlagRow>> {
    let mut rows = Vec::new();
    let mut are_holes = false;
    let holes = || Row::Item(FlagRow::Holes);
    for (number, of) in noticed.rules().iter().enumerate() {
        if of.rule.severity == Severity::Hole && !are_holes {
            are_holes = true;
            rows.push(holes());
            if !opened.holes {
                break;
            }
        }
        rows.push(Row::Item(FlagRow::Rule(number)));
        if opened.rules.contains(&of.rule.id) {
            let flags = of.flags.iter();
            rows.extend(flags.map(|flag| Row::Item(FlagRow::Flag(*flag))));
        }
    }
    if !noticed.has_holes() {
        rows.push(holes());
    }
    rows
}
