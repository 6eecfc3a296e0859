//! What the last line says, piece by piece, and what a click on a piece does.

use super::actions::Action;
use super::app::App;
use super::keymap::{Hint, Mode};
use super::run::Screen;
use super::theme::Role;
use super::typeset;

/// A run of text in one look.
#[derive(Debug)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// How it looks.
    pub role: Role,
    click: Option<Click>,
}

/// What a click does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Click {
    /// The same as a key.
    Do(Action),
    /// It takes the completion of that number.
    Complete(usize),
}

impl Piece {
    fn new(text: impl Into<String>, role: Role) -> Self {
        Self {
            text: text.into(),
            role,
            click: None,
        }
    }

    fn on_click(self, click: Click) -> Self {
        Self {
            click: Some(click),
            ..self
        }
    }
}

/// What a click on a column of the line does.
pub fn click_at(app: &App, columns: usize, column: usize) -> Option<Click> {
    let mut end = 0;
    let mut pieces = pieces(app, columns).into_iter();
    let piece = pieces.find(|piece| {
        end += typeset::width(&piece.text);
        column < end
    });
    piece?.click
}

/// The line from left to right: what is half done goes first, then a message, then the keys that matter now.
pub fn pieces(app: &App, columns: usize) -> Vec<Piece> {
    if let Some(brush) = app.brush() {
        return brushed(app, &brush.wording());
    }
    if let Some(jump) = &app.jump {
        return jump_field(app, jump.field.text());
    }
    if !app.pending.is_empty() {
        return half_typed(app, columns);
    }
    let said = app.message.clone().map(|text| (text, Role::Title));
    if let Some((text, role)) = said.or(app.remark().map(|text| (text, Role::Error))) {
        return vec![Piece::new(typeset::cut(&format!(" {text}"), columns), role)];
    }
    if app.typing() && !app.bar.in_field() && !app.bar.completions.is_empty() {
        return offers(app, columns);
    }
    let mut pieces = Vec::new();
    for hint in fitting(app.hints(), columns) {
        let click = Click::Do(hint.action);
        pieces.push(Piece::new(format!(" {} ", hint.keys), Role::HintKey).on_click(click));
        pieces.push(Piece::new(format!("{} ", hint.label), Role::HintLabel).on_click(click));
    }
    pieces
}

/// Keys of which more are to come, and what each way to go on does.
fn half_typed(app: &App, columns: usize) -> Vec<Piece> {
    let mut pieces = vec![Piece::new(format!(" {} … ", app.pending), Role::HintKey)];
    let mut used = typeset::width(&pieces[0].text);
    for (rest, action) in app.keymap.going_on(app.mode(), &app.pending) {
        let words = format!("{} ", action.name().replace('-', " "));
        let rest = format!(" {rest} ");
        used += typeset::width(&rest) + typeset::width(&words);
        if used > columns {
            break;
        }
        pieces.push(Piece::new(rest, Role::HintKey));
        pieces.push(Piece::new(words, Role::HintLabel));
    }
    pieces
}

/// What is being marked on the axis: a key that drops it can be pressed meanwhile.
fn brushed(app: &App, dates: &str) -> Vec<Piece> {
    let mut pieces = vec![
        Piece::new(format!(" {dates} "), Role::Bar),
        Piece::new("  let go to search there", Role::HintLabel),
    ];
    let drop = app.keymap.hint(app.mode(), Action::Back, "drops it");
    if !drop.is_empty() {
        pieces.push(Piece::new(format!(", {drop}"), Role::HintLabel));
    }
    pieces
}

fn jump_field(app: &App, typed: &str) -> Vec<Piece> {
    let mut pieces = vec![
        Piece::new(" go to date ", Role::HintKey),
        Piece::new(typed, Role::Bar),
        Piece::new("█", Role::Dim),
        Piece::new("   such as 2026-02 or 2019   ", Role::HintLabel),
    ];
    for (action, word) in [(Action::Open, "go"), (Action::Back, "leave")] {
        let text = app.keymap.hint(Mode::Search, action, word);
        pieces.push(Piece::new(text, Role::HintLabel).on_click(Click::Do(action)));
        pieces.push(Piece::new("  ", Role::HintLabel));
    }
    pieces
}

/// What would complete the word in the search bar, the chosen one first.
fn offers(app: &App, columns: usize) -> Vec<Piece> {
    let bar = &app.bar;
    let key = app.keymap.hint(Mode::Search, Action::AcceptCompletion, "");
    let key = Piece::new(format!(" {key}"), Role::HintKey);
    let mut used = typeset::width(&key.text);
    let mut pieces = vec![key.on_click(Click::Complete(bar.chosen))];
    for (index, offer) in bar.completions.iter().enumerate().skip(bar.chosen) {
        let text = format!("{}  ", offer.label);
        used += typeset::width(&text);
        if used > columns {
            break;
        }
        let role = if index == bar.chosen {
            Role::BarField
        } else {
            Role::HintLabel
        };
        pieces.push(Piece::new(text, role).on_click(Click::Complete(index)));
    }
    pieces
}

/// The hints that fit, in their order. The way to the help is the last to go, then the way out.
fn fitting(hints: Vec<Hint>, columns: usize) -> Vec<Hint> {
    let wide = |hint: &Hint| typeset::width(&hint.keys) + typeset::width(hint.label) + 3;
    let rank = |hint: &Hint| match hint.action {
        Action::Help => 0,
        Action::Quit | Action::Back => 1,
        Action::FocusSearch => 2,
        _ => 3,
    };
    let mut order: Vec<usize> = (0..hints.len()).collect();
    order.sort_by_key(|&index| rank(&hints[index]));
    let mut used = 0;
    let mut kept: Vec<usize> = Vec::new();
    for index in order {
        used += wide(&hints[index]);
        if used > columns && !kept.is_empty() {
            break;
        }
        kept.push(index);
    }
    let mut hints: Vec<Option<Hint>> = hints.into_iter().map(Some).collect();
    kept.sort_unstable();
    kept.into_iter()
        .filter_map(|index| hints[index].take())
        .collect()
}
