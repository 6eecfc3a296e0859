//! Drafts: how they look, the passages that they were made of, and what becomes of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dateline::load;
use dateline::story::Story;
use dateline::tui::editor::{Edit, Spot};
use dateline::tui::run::{Effect, Screen};
use dateline::tui::{Update, WrittenIn};

use crate::driver::Driver;

/// A folder with an article and the drafts made of it, and the browser on them.
struct Desk {
    folder: PathBuf,
    driver: Driver,
    /// How many requests were done.
    done: usize,
}

impl Desk {
    fn new(name: &str) -> Self {
        Self::sized(name, 80, 24, "dark")
    }

    fn sized(name: &str, columns: u16, rows: u16, theme: &str) -> Self {
        let name = format!("dateline-drafts-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        fs::write(
            folder.join("mill.txt"),
            include_str!("stories/mill/mill.txt"),
        )
        .unwrap();
        fs::write(
            folder.join("mill.toml"),
            include_str!("stories/mill/mill.toml"),
        )
        .unwrap();
        let driver = Driver::loaded(read(&folder), columns, rows, theme);
        Self {
            folder,
            driver,
            done: 0,
        }
    }

    /// Presses keys, writes down what was decided, and reads the files again.
    fn press(&mut self, script: &str) -> &mut Self {
        self.driver.press(script);
        while let Some(request) = self.driver.requests.get(self.done).cloned() {
            self.done += 1;
            if let Effect::Review(change) = request {
                let result = change.carry_out();
                self.driver.app.reviewed(change, result);
                self.driver.app.update(read(&self.folder));
            }
        }
        self
    }

    /// Selects an event of the timeline by its title.
    #[track_caller]
    fn select(&mut self, title: &str) -> &mut Self {
        self.press("esc esc esc g g");
        for _ in 0..5 {
            let selected = self.driver.selected("Timeline").unwrap_or_default();
            if selected.contains(title) {
                return self;
            }
            self.press("j");
        }
        panic!("no {title} on:\n{}", self.driver.canvas().text());
    }

    fn story(&self) -> Arc<Story> {
        let loaded = load::open(&[self.folder.join("mill.toml")], std::io::empty());
        loaded.unwrap().story
    }

    fn review(&self) -> PathBuf {
        self.folder.join("mill.toml.review.toml")
    }

    fn decided(&self) -> String {
        fs::read_to_string(self.review()).unwrap()
    }

    fn flat(&self) -> String {
        self.driver.canvas().flat()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.folder).unwrap();
    }
}

#[track_caller]
fn read(folder: &Path) -> Update {
    let loaded = load::open(&[folder.join("mill.toml")], std::io::empty()).unwrap();
    let problems: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    let files = loaded.files.into_iter().flatten().map(WrittenIn::File);
    Update {
        files: files.collect(),
        ..loaded.story.into()
    }
}

#[test]
fn drafts_have_their_sign_in_every_list_without_colour_too() {
    for theme in ["dark", "mono"] {
        let mut desk = Desk::sized("signs", 120, 40, theme);
        let screen = desk.flat();
        for row in [
            "◇ The old mill burned down",
            "◇ Ida Miller",
            "◇ “There was nothing",
        ] {
            assert!(screen.contains(row), "{row} in {theme}:\n{screen}");
        }
        assert!(!screen.contains("◇ Fire destroys"), "{screen}");
        desk.press("s");
        assert!(desk.flat().contains("◇ Ashford Post"));
        assert!(!desk.flat().contains("◇ Weir Herald"));
    }
}

#[test]
fn a_page_names_the_rule_that_made_the_draft() {
    let mut desk = Desk::new("rule");
    desk.select("The council met").press("enter");
    assert!(
        desk.flat()
            .contains("◇ draft, not reviewed · made by the rule verb")
    );
}

#[test]
fn the_keys_for_drafts_are_hinted_where_a_draft_is_selected() {
    let mut desk = Desk::new("hints");
    desk.select("The council met");
    let keys = " a accept  x reject  t attach ";
    assert!(desk.driver.canvas().hints().contains(keys));
    desk.select("Fire destroys");
    assert!(!desk.driver.canvas().hints().contains("accept"));
    desk.press("a");
    assert!(
        desk.flat()
            .contains("no draft: there is nothing to decide on")
    );
    assert!(!desk.review().exists());
}

#[test]
fn a_citation_opens_the_text_at_its_passage() {
    for theme in ["dark", "mono"] {
        let mut desk = Desk::sized("passage", 100, 40, theme);
        desk.select("The council met").press("enter j enter");
        let canvas = desk.driver.canvas();
        let pane = canvas.pane("Source's text, passage 6 of 6");
        assert!(
            pane.flat()
                .contains("The council met on Wednesday. It will rebuild")
        );
        let marked = pane.styles("The council met on Wednesday");
        let plain = pane.styles("It will rebuild");
        assert!(marked.iter().all(|style| *style == marked[0]));
        assert_ne!(marked[0], plain[0], "in {theme}");
        assert!(
            pane.lines()
                .iter()
                .any(|line| line.starts_with("▐ The council met"))
        );
        // Below it stands what cites it.
        assert!(pane.flat().contains("↳ event The council met"));
    }
}

#[test]
fn n_goes_through_the_passages_and_round() {
    let mut desk = Desk::new("next");
    desk.select("The council met").press("enter j enter");
    let title = |desk: &Desk| {
        let canvas = desk.driver.canvas();
        canvas.pane("Source's text").title()
    };
    assert!(title(&desk).contains("passage 6 of 6"), "{}", title(&desk));
    for (key, passage) in [("N", 5), ("N", 4), ("n", 5), ("n", 6), ("n", 1), ("N", 6)] {
        desk.press(key);
        let expected = format!("passage {passage} of 6");
        assert!(title(&desk).contains(&expected), "{key}: {}", title(&desk));
    }
    assert!(desk.flat().contains("from the last passage again"));
    // And back to where it was opened.
    desk.press("esc");
    assert!(desk.driver.canvas().has_pane("Event"));
}

#[test]
fn what_cites_a_passage_is_opened_from_there() {
    let mut desk = Desk::new("citing");
    desk.select("The council met")
        .press("enter j enter N N enter");
    assert!(desk.driver.canvas().has_pane("Quote"), "{}", desk.flat());
}

#[test]
fn a_text_that_is_gone_or_has_changed_is_told() {
    let mut desk = Desk::new("gone");
    let article = desk.folder.join("mill.txt");
    let text = fs::read_to_string(&article).unwrap();
    fs::write(&article, text.replace("council", "COUNCIL")).unwrap();
    desk.select("The council met").press("enter j enter");
    let changed = "! The text has changed since it was cited: other words stand";
    assert!(desk.flat().contains(changed), "{}", desk.flat());
    fs::write(&article, &text[..40]).unwrap();
    desk.driver.app.update(read(&desk.folder));
    assert!(
        desk.flat().contains("it has no such place now"),
        "{}",
        desk.flat()
    );
    fs::remove_file(&article).unwrap();
    desk.driver.app.update(read(&desk.folder));
    assert!(
        desk.flat().contains("mill.txt cannot be read"),
        "{}",
        desk.flat()
    );
}

#[test]
fn an_accepted_event_is_written_out_with_what_it_names() {
    let mut desk = Desk::sized("accept", 120, 30, "dark");
    desk.select("The old mill burned").press("a");
    // Where it is kept is told with the first decision.
    let told =
        "kept in mill.toml.review.toml: accepted (with 1 source and 1 actor): The old mill burned";
    assert!(desk.flat().contains(told), "{}", desk.flat());
    let decided = desk.decided();
    assert!(decided.starts_with("# dateline review\n"));
    assert!(
        !decided.contains("draft = true") && !decided.contains("rule ="),
        "{decided}"
    );
    let story = desk.story();
    let event = story.event(story.find_event("mill-burned-down").unwrap());
    assert!(!event.is_draft());
    assert_eq!(event.title(), "The old mill burned down");
    let citation = event.citations().next().unwrap();
    assert_eq!(
        (citation.span, citation.excerpt),
        (Some([28, 82]), Some("4c843a5dc4d21771"))
    );
    let claims: Vec<_> = event
        .claims()
        .map(|it| (it.printed(), it.is_draft()))
        .collect();
    assert_eq!(claims, [(Some("Tuesday night"), false)]);
    let actor = |id: &str| story.actor(story.find_actor(id).unwrap()).is_draft();
    assert_eq!((actor("fire-service"), actor("ida-miller")), (false, true));
    let source = story.find_source("ashford-post-mill").unwrap();
    assert!(!story.source(source).is_draft());
    assert_eq!(story.source(source).snapshot(), Some("mill.txt"));
    // The text is still found from there.
    desk.press("enter G enter");
    assert!(
        desk.driver.canvas().has_pane("Source's text"),
        "{}",
        desk.flat()
    );
}

#[test]
fn the_review_stands_for_itself_once_the_drafts_are_gone() {
    let mut desk = Desk::new("alone");
    desk.select("The old mill burned").press("a");
    desk.press("tab tab g g a");
    let alone = load::open(&[desk.review()], std::io::empty()).unwrap();
    let problems: Vec<String> = alone.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [""; 0]);
    assert_eq!(
        (alone.story.events().len(), alone.story.quotes().len()),
        (1, 1)
    );
}

#[test]
fn a_rejected_draft_goes_and_the_next_one_is_selected() {
    let mut desk = Desk::new("reject");
    desk.select("The old mill burned").press("x");
    assert!(desk.flat().contains("rejected: The old mill burned down"));
    assert_eq!(desk.story().find_event("mill-burned-down"), None);
    let selected = desk.driver.selected("Timeline").unwrap();
    assert!(selected.contains("The council met"), "{selected}");
    let review = "[[review]]\ndraft = \"event:mill-burned-down\"\ndecision = \"rejected\"\n";
    assert!(desk.decided().ends_with(review), "{}", desk.decided());
}

#[test]
fn a_draft_is_attached_to_the_record_that_is_likeliest() {
    let mut desk = Desk::new("attach");
    desk.select("The old mill burned").press("t");
    let canvas = desk.driver.canvas();
    let pane = canvas.pane("Attach to: The old mill burned down");
    let first = pane.selected().unwrap();
    assert!(first.contains("Fire destroys the mill"), "{first}");
    assert!(first.contains("same time, 1 word"), "{first}");
    assert!(canvas.hints().contains("enter attach"));
    desk.press("enter");
    let story = desk.story();
    assert_eq!(story.find_event("mill-burned-down"), None);
    let fire = story.event(story.find_event("mill-fire").unwrap());
    assert_eq!(fire.citations().count(), 2);
    let claims: Vec<_> = fire
        .claims()
        .map(|it| (it.printed(), it.is_draft()))
        .collect();
    assert_eq!(claims, [(Some("Tuesday night"), false)]);
    assert_eq!(fire.quotes().count(), 1);
}

#[test]
fn an_attached_quote_is_said_at_the_event() {
    let mut desk = Desk::new("attach-quote");
    desk.press("tab tab g g t");
    let pick = |desk: &Desk| desk.driver.canvas().pane("Attach to").selected().unwrap();
    while !pick(&desk).contains("The council met") {
        desk.press("j");
    }
    desk.press("enter");
    let story = desk.story();
    let quote = story.quote(story.find_quote("nothing-left").unwrap());
    assert!(!quote.is_draft());
    assert_eq!(quote.event(), story.find_event("council-met"));
}

#[test]
fn esc_leaves_the_draft_as_it_is() {
    let mut desk = Desk::new("esc");
    desk.select("The old mill burned").press("t esc");
    assert!(!desk.driver.canvas().has_pane("Attach to"));
    assert!(!desk.review().exists());
}

#[test]
fn claims_are_decided_on_by_their_passage() {
    let mut desk = Desk::new("claims");
    desk.select("The old mill burned").press("enter j");
    // The only value of the date is below what takes part and was said.
    for _ in 0..9 {
        if selected(&desk).contains("5 Mar 2024") {
            break;
        }
        desk.press("j");
    }
    desk.press("x");
    assert!(
        desk.flat().contains("rejected: the claims on date"),
        "{}",
        desk.flat()
    );
    let story = desk.story();
    assert_eq!(story.claims().count(), 0);
    assert!(
        desk.decided()
            .contains("draft = \"event:mill-burned-down/date\"\n")
    );
}

#[test]
fn what_is_left_to_review_is_counted_at_the_top() {
    let mut desk = Desk::new("left");
    // A source, two events, two actors and a quote; the claim goes with its event.
    assert!(
        desk.flat().contains("3 events ◇ 6 drafts"),
        "{}",
        desk.flat()
    );
    desk.select("The old mill burned").press("a");
    assert!(desk.flat().contains("◇ 3 drafts"), "{}", desk.flat());
}

#[test]
fn what_was_decided_before_is_edited_in_its_file() {
    let mut desk = Desk::sized("before", 120, 30, "dark");
    desk.select("The council met").press("x");
    desk.driver = Driver::loaded(read(&desk.folder), 120, 30, "dark");
    desk.done = 0;
    desk.press("u");
    let told = "since the browser was opened; earlier decisions: edit mill.toml.review.toml";
    assert!(desk.flat().contains(told), "{}", desk.flat());
}

fn selected(desk: &Desk) -> String {
    desk.driver.selected("Event").unwrap_or_default()
}

#[test]
fn u_takes_back_one_decision_after_the_other() {
    let mut desk = Desk::new("undo");
    desk.press("u");
    assert!(
        desk.flat()
            .contains("nothing was decided since the browser was opened")
    );
    desk.select("The council met").press("x");
    desk.select("The old mill burned").press("a");
    assert!(desk.driver.press("j").canvas().hints().contains("u undo"));
    desk.press("u");
    assert!(
        desk.flat().contains("taken back: accepted"),
        "{}",
        desk.flat()
    );
    assert!(desk.decided().contains("rejected") && !desk.decided().contains("[[event]]"));
    desk.press("u");
    assert!(!desk.review().exists());
    assert_eq!(desk.story().events().len(), 3);
}

#[test]
fn nothing_is_decided_twice_while_the_files_are_read() {
    let mut desk = Desk::new("twice");
    desk.select("The council met");
    desk.driver.press("x");
    let Some(Effect::Review(change)) = desk.driver.requests.last().cloned() else {
        panic!("{:?}", desk.driver.requests);
    };
    let result = change.carry_out();
    desk.driver.app.reviewed(change, result);
    desk.driver.press("x a");
    assert!(
        desk.flat()
            .contains("that is decided; the files are being read again")
    );
    let reviews = desk.driver.requests.iter();
    let reviews = reviews.filter(|request| matches!(request, Effect::Review(_)));
    assert_eq!(reviews.count(), 1);
}

#[test]
fn a_file_of_somebody_else_is_not_written_over() {
    let mut desk = Desk::new("foreign");
    fs::write(desk.review(), "[story]\n").unwrap();
    desk.driver.press("esc");
    desk.driver.app.update(read_with_head(&desk.folder));
    desk.driver.press("G a");
    let Some(Effect::Review(change)) = desk.driver.requests.last().cloned() else {
        panic!("{:?}", desk.driver.requests);
    };
    let result = change.carry_out();
    desk.driver.app.reviewed(change, result);
    assert!(
        desk.flat()
            .contains("mill.toml.review.toml does not begin with `# dateline review`"),
        "{}",
        desk.flat()
    );
    assert_eq!(desk.decided(), "[story]\n");
}

/// The same where a second head is a problem.
fn read_with_head(folder: &Path) -> Update {
    let loaded = load::open(&[folder.join("mill.toml")], std::io::empty()).unwrap();
    let files = loaded.files.into_iter().flatten().map(WrittenIn::File);
    Update {
        files: files.collect(),
        ..loaded.story.into()
    }
}

#[test]
fn e_opens_a_draft_that_is_written_where_it_stands() {
    let mut desk = Desk::new("edit");
    desk.select("The council met").press("e");
    let Some(Effect::Edit(Edit { file, .. })) = desk.driver.requests.last() else {
        panic!("{:?}", desk.driver.requests);
    };
    assert_eq!(*file, desk.folder.join("mill.toml"));
    assert!(!desk.review().exists());
}

#[test]
fn e_writes_a_draft_out_that_was_made_of_an_article_and_opens_it_there() {
    let desk = Desk::new("edit-article");
    let article = desk.folder.join("mill.txt");
    let story = Update {
        files: vec![WrittenIn::File(article)],
        ..read(&desk.folder)
    };
    let mut driver = Driver::loaded(story, 80, 24, "dark");
    driver.press("G e");
    let Some(Effect::Review(change)) = driver.requests.last() else {
        panic!("{:?}", driver.requests);
    };
    let review = desk.folder.join("mill.txt.review.toml");
    let [(path, text)] = &change.additions[..] else {
        panic!("{change:?}");
    };
    assert_eq!(*path, review);
    assert!(
        text.starts_with("[[event]]\nid = \"council-met\"\n"),
        "{text}"
    );
    let edit = change.then.as_ref().unwrap();
    let id = Some("council-met".to_owned());
    assert_eq!(edit.file, review);
    assert_eq!(edit.spot, Spot::Record { offset: 0, id });
}

#[test]
fn drafts_of_a_story_in_no_file_cannot_be_decided_on() {
    let desk = Desk::new("piped");
    for (written_in, told) in [
        (
            WrittenIn::StandardInput,
            "the story came through standard input",
        ),
        (
            WrittenIn::Program,
            "the bundled story has no drafts of yours",
        ),
    ] {
        let story = Update {
            files: vec![written_in],
            ..read(&desk.folder)
        };
        let mut driver = Driver::loaded(story, 80, 24, "dark");
        driver.press("G x");
        assert!(driver.canvas().flat().contains(told), "{told}");
        assert_eq!(driver.requests, []);
    }
}
