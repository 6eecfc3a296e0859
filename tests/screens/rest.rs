//! A story of which only the beginning is there: progress in the bar, and the whole when it comes.

use dateline::tui::app::{App, Setup};
use dateline::tui::preferences::Preferences;
use dateline::tui::run::Screen;
use dateline::tui::{Loading, Notice, Update};

use crate::driver::Driver;
use crate::stories;

/// Events on each of the first days of January 2020, by their days.
fn events(days: impl IntoIterator<Item = u32>) -> String {
    let event = |day: u32| {
        format!(
            "[[event]]\nid = \"e{day}\"\ndate = \"2020-01-{day:02}\"\ntitle = \"Day {day}\"\n\n"
        )
    };
    days.into_iter().map(event).collect()
}

/// A browser on every second day, which waits for the others.
fn beginning() -> Driver {
    let story = stories::of(&events((1..=31).step_by(2)));
    let mut driver = Driver::on(&story, 80, 24);
    driver.app.expect_rest();
    driver
}

fn whole() -> Update {
    stories::of(&events(1..=31)).into()
}

fn bar(driver: &Driver) -> String {
    driver.canvas().line(1).trim_end().to_owned()
}

#[test]
fn the_bar_says_how_far_the_rest_has_come_and_goes_with_it() {
    let mut driver = beginning();
    let (bytes, of) = (30 << 20, Some(300 << 20));
    driver.app.loading(Loading::Reading { bytes, of });
    assert!(bar(&driver).ends_with("loading [=>        ] 10% of 300 MiB"));
    driver.app.loading(Loading::Joining);
    assert!(bar(&driver).ends_with("putting the story together"));
    driver.app.loading(Loading::GettingReady);
    assert!(bar(&driver).ends_with("getting ready"));
    driver.app.update(whole());
    assert!(
        bar(&driver).ends_with("(source:name for sources)"),
        "{}",
        bar(&driver)
    );
    // Whatever is told too late.
    driver.app.loading(Loading::Joining);
    assert!(!bar(&driver).contains("story together"));
}

#[test]
fn what_is_there_can_be_searched_meanwhile() {
    let mut driver = beginning();
    let (bytes, of) = (1, Some(2));
    driver.app.loading(Loading::Reading { bytes, of });
    driver.press("/ 'date:2020-01-11..2020-01-20'");
    let said = bar(&driver);
    assert!(said.contains("5 of 16 events"), "{said}");
    assert!(said.ends_with("loading 50%"), "{said}");
    driver.app.update(whole());
    assert!(bar(&driver).contains("10 of 31 events"));
    assert_eq!(driver.query(), "date:2020-01-11..2020-01-20");
    assert!(driver.app.typing());
}

#[test]
fn the_whole_story_keeps_what_is_selected_and_its_line_on_the_screen() {
    let mut driver = beginning();
    driver.press("j j j j j j j");
    let before = driver.find("Day 15");
    driver.app.update(whole());
    assert!(driver.selected("Timeline").unwrap().contains("Day 15"));
    assert_eq!(driver.find("Day 15").1, before.1);
    let foot = driver.canvas().pane("Timeline").foot();
    assert!(foot.ends_with("15 of 31"), "{foot}");
}

#[test]
fn the_event_to_start_with_is_gone_to_unless_somebody_chose_another() {
    let whole = || stories::of(&format!("[story]\nstart = \"e30\"\n\n{}", events(1..=31)));
    let mut driver = beginning();
    driver.app.update(whole().into());
    assert!(driver.selected("Timeline").unwrap().contains("Day 30"));
    let mut driver = beginning();
    driver.press("j");
    driver.app.update(whole().into());
    assert!(driver.selected("Timeline").unwrap().contains("Day 3"));
}

#[test]
fn problems_are_told_once_all_is_read() {
    let mut driver = beginning();
    let problem = Notice {
        place: "a.ndjson:9".to_owned(),
        text: "a mistake".to_owned(),
        file: None,
        line: Some(9),
    };
    driver.app.update(Update {
        problems: vec![problem.clone()],
        ..whole()
    });
    assert!(driver.canvas().line(23).contains("1 problem in the data"));
    assert!(driver.canvas().pane("Timeline").foot().ends_with("of 31"));
    // What cannot be read to its end leaves what is there, and says why.
    let mut driver = beginning();
    driver.app.update(Update {
        story: None,
        files: Vec::new(),
        problems: vec![problem],
    });
    let said = driver.canvas().line(23).clone();
    assert!(
        said.contains("the rest of the story cannot be read: a mistake"),
        "{said}"
    );
    assert!(driver.canvas().pane("Timeline").foot().ends_with("of 16"));
    assert!(!bar(&driver).contains("loading"));
}

#[test]
fn the_person_can_leave_meanwhile() {
    for key in ["q", "ctrl-c"] {
        let mut driver = beginning();
        driver.press(key);
        assert!(driver.has_ended(), "{key}");
    }
}

#[test]
fn progress_fits_wherever_there_is_a_bar() {
    let story = stories::of(&events(1..=9));
    for columns in [1, 5, 12, 20, 40, 59, 60, 100, 200] {
        let mut app = App::new(Setup {
            story: std::sync::Arc::clone(&story).into(),
            query: "day".to_owned(),
            preferences: Preferences::shipped("dark").unwrap(),
        });
        app.expect_rest();
        let (bytes, of) = (1 << 20, Some(9 << 20));
        app.loading(Loading::Reading { bytes, of });
        app.resize(columns, 24);
        let mut terminal =
            ratatui::Terminal::new(ratatui::backend::TestBackend::new(columns, 24)).unwrap();
        terminal.draw(|frame| app.draw(frame)).unwrap();
    }
}
