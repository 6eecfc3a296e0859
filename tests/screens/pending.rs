//! A story that is searched on another thread: what the screen shows before the answer, and which answers count.

use std::sync::mpsc::{Receiver, channel};

use dateline::tui::finder::{self, Question};
use dateline::tui::run::Screen;

use crate::driver::Driver;
use crate::stories;

/// The story of the bell, searched by whoever has the questions.
fn bell() -> (Driver, Receiver<Question>) {
    let mut driver = Driver::on(&stories::bell(), 80, 24);
    let (questions, asked) = channel();
    driver.app.search_elsewhere(questions, 0);
    (driver, asked)
}

/// What the bar says of how much answers.
fn counts(driver: &Driver) -> String {
    let canvas = driver.canvas();
    let bar = canvas.line(1).trim_end().to_owned();
    bar.rsplit("   ").next().unwrap().trim().to_owned()
}

/// How many events the timeline lists, from the foot of its pane.
fn listed(driver: &Driver) -> String {
    let foot = driver.canvas().pane("Timeline").foot();
    foot.rsplit(' ').next().unwrap().to_owned()
}

/// Gives the browser all parts of the answer to a question.
fn answer(driver: &mut Driver, question: &Question) {
    question.answer(|answer| {
        driver.app.take_answer(answer);
        true
    });
}

#[test]
fn hits_are_shown_before_who_belongs_to_them() {
    let (mut driver, asked) = bell();
    driver.press("/ 'boathouse'");
    let last = asked.try_iter().last().unwrap();
    let mut parts = Vec::new();
    last.answer(|answer| {
        parts.push(answer);
        true
    });
    let mut parts = parts.into_iter();
    driver.app.take_answer(parts.next().unwrap());
    assert_eq!(counts(&driver), "2 of 10 events · … actors · 2 quotes");
    assert_eq!(listed(&driver), "2");
    parts.for_each(|answer| driver.app.take_answer(answer));
    let alone = {
        let mut alone = Driver::on(&stories::bell(), 80, 24);
        alone.press("/ 'boathouse'");
        alone.canvas().text()
    };
    assert_eq!(driver.canvas().text(), alone);
}

#[test]
fn what_is_typed_shows_at_once_and_the_counts_when_they_are_known() {
    let (mut driver, asked) = bell();
    driver.press("/ 'boathouse'");
    assert!(driver.canvas().text().contains(" / boathouse"));
    assert_eq!(counts(&driver), "… of 10 events");
    assert_eq!(
        listed(&driver),
        "10",
        "the rows stay until there are others"
    );
    let last = asked.try_iter().last().unwrap();
    answer(&mut driver, &last);
    assert!(counts(&driver).starts_with("2 of 10 events"));
    assert_eq!(listed(&driver), "2");
}

#[test]
fn an_answer_to_an_older_question_is_dropped_whenever_it_comes() {
    let (mut driver, asked) = bell();
    driver.press("/ 'b' ctrl-u 'boathouse'");
    let questions: Vec<Question> = asked.try_iter().collect();
    let (last, older) = questions.split_last().unwrap();
    assert_eq!(
        older.len(),
        11,
        "one for the bar, one for each change of its text"
    );
    for question in older {
        answer(&mut driver, question);
        assert_eq!(
            (counts(&driver), listed(&driver)),
            ("… of 10 events".into(), "10".into())
        );
    }
    answer(&mut driver, last);
    for question in older {
        answer(&mut driver, question);
        assert_eq!(listed(&driver), "2");
    }
}

#[test]
fn an_answer_about_a_story_that_was_replaced_is_dropped() {
    let (mut driver, asked) = bell();
    driver.press("/ 'boathouse'");
    let old = asked.try_iter().last().unwrap();
    driver
        .app
        .update(stories::of("[story]\ntitle = \"Nothing yet\"\n").into());
    answer(&mut driver, &old);
    assert!(driver.canvas().flat().contains("No event answers"));
    assert!(counts(&driver).starts_with("0 of 0 events"));
}

#[test]
fn keys_go_on_in_what_is_shown_and_the_selection_is_kept_by_the_answer() {
    let (mut driver, asked) = bell();
    let here = stories::bell();
    let mut alone = Driver::on(&here, 80, 24);
    for driver in [&mut driver, &mut alone] {
        driver.press("G k / 'b'");
    }
    driver.press("enter G k k");
    alone.press("enter esc esc G k k");
    alone.press("/ 'b' enter");
    answer(&mut driver, &asked.try_iter().last().unwrap());
    assert_eq!(driver.canvas().text(), alone.canvas().text());
}

#[test]
fn clearing_the_search_shows_what_it_shows_without_another_thread() {
    let (mut driver, asked) = bell();
    let mut alone = Driver::on(&stories::bell(), 80, 12);
    driver.resize(80, 12);
    for driver in [&mut driver, &mut alone] {
        driver.press("/ 'bell'");
    }
    answer(&mut driver, &asked.try_iter().last().unwrap());
    for driver in [&mut driver, &mut alone] {
        driver.press("esc esc");
    }
    answer(&mut driver, &asked.try_iter().last().unwrap());
    assert_eq!(driver.canvas().text(), alone.canvas().text());
}

#[test]
fn the_list_of_sources_follows_the_answer() {
    let (mut driver, asked) = bell();
    driver.press("/ 'boathouse' enter s");
    let before = driver.canvas().flat();
    assert!(before.contains("Bell Digest"), "{before}");
    answer(&mut driver, &asked.try_iter().last().unwrap());
    let mut alone = Driver::on(&stories::bell(), 80, 24);
    // The first of them was selected, and stays so among those that are left.
    alone.press("/ 'boathouse' enter s j");
    assert_eq!(driver.canvas().text(), alone.canvas().text());
}

#[test]
fn where_nobody_answers_any_more_the_browser_searches_by_itself() {
    let (mut driver, asked) = bell();
    drop(asked);
    driver.press("/ 'boathouse'");
    assert!(counts(&driver).starts_with("2 of 10 events"));
}

#[test]
fn a_small_story_asks_nobody() {
    let mut driver = Driver::bundled(80, 24);
    let (questions, asked) = channel();
    driver.app.search_elsewhere(questions, finder::LARGE);
    driver.press("/ 'ring'");
    assert_eq!(asked.try_iter().count(), 0);
    assert!(!driver.app.is_seeking());
}

#[test]
fn of_several_questions_only_the_last_is_answered() {
    let (mut driver, asked) = bell();
    driver.press("/ 'boathouse'");
    // Nobody asks any more, so that the answering ends.
    driver.app.search_elsewhere(channel().0, 0);
    let (answers, answered) = channel();
    finder::answer(&asked, |answer| answers.send(answer).is_ok());
    let answers: Vec<_> = answered.try_iter().collect();
    assert_eq!(answers.len(), 2, "the hits, and the rest");
    for answer in answers {
        driver.app.take_answer(answer);
    }
    assert_eq!(listed(&driver), "2");
}
