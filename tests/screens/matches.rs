//! Going through what was found in the detail, with `n` and `N`.

use crate::driver::Driver;
use crate::stories;

fn bell() -> Driver {
    Driver::on(&stories::bell(), 80, 24)
}

#[test]
fn n_goes_through_what_was_found_in_the_detail() {
    let mut driver = bell();
    // She is among those who took part, and said something.
    driver.press("/ 'lenoir' enter enter n");
    let first = driver.canvas().pane("Event").selected().unwrap();
    assert!(first.starts_with("Zoé Lenoir"), "{first}");
    driver.press("n");
    let second = driver.canvas().pane("Event").selected().unwrap();
    assert!(second.starts_with("“It was colder"), "{second}");
    driver.press("N");
    assert_eq!(
        driver.canvas().pane("Event").selected().as_ref(),
        Some(&first)
    );
    driver.press("n n");
    assert!(driver.canvas().hints().contains("from the top again"));
    assert_eq!(driver.canvas().pane("Event").selected(), Some(first));
}

#[test]
fn n_goes_on_from_lines_that_open_nothing() {
    // “boathouse” stands in the title and in a source's headline; the summary and the claims lie between.
    let mut driver = bell();
    driver.press("/ 'boathouse' enter enter n");
    assert_eq!(driver.canvas().pane("Event").selected(), None);
    driver.press("n");
    let found = driver.canvas().pane("Event").selected().unwrap();
    assert!(found.contains("Harbour Gazette"), "{found}");
    driver.press("n");
    assert!(driver.canvas().hints().contains("from the top again"));
}

#[test]
fn n_starts_where_the_page_was_moved_to() {
    let mut driver = bell();
    driver.press("/ 'lenoir' enter enter n n");
    let second = driver.canvas().pane("Event").selected();
    // From the top again: the first match is not the one after the last.
    driver.press("g g n n");
    assert_eq!(driver.canvas().pane("Event").selected(), second);
}
