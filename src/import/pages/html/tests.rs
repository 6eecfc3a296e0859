//! Whole pages: what is taken out of them, and what they state.

use crate::import::pages::{Article, Published};
use crate::schema::SourceKind;

use super::*;

/// Running text of our own, long enough that it is told from menus.
const PARAGRAPHS: &str = "<p>The harbor council met on Thursday night, and after four hours of talk it agreed to buy a second \
    ferry for the crossing to the northern islands.</p>\n<p>Residents had asked for one since the old boat broke down \
    in the autumn, when schools, shops and the clinic were cut off for nine days.</p>\n<p>The council will pay for it \
    out of the harbor dues, the chair said, and expects the boat to sail by the end of next summer.</p>";

/// A page with this head and these lines after the running text.
fn page(head: &str, lines: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en-US\"><head>{head}</head><body><nav><ul><li><a href=/>Home</a><li><a \
         href=/news>News</a></ul></nav><article>{PARAGRAPHS}{lines}</article><footer>All rights reserved</footer>"
    )
}

fn read_page(head: &str, lines: &str) -> Article {
    read(&page(head, lines)).unwrap()
}

#[test]
fn headings_lists_and_captions_keep_lines_of_their_own() {
    let lines = "<h2>What\n it<br><em>costs</em></h2><ul><li>The boat</li><li><p>The pier</p></li></ul>\
        <figure><img src=a.jpg><figcaption>The old ferry, Feb. 3.</figcaption></figure>\
        <p>One line<br>and another.</p>";
    let article = read_page("<title>Council buys a ferry</title>", lines);
    let text = article.snapshot.text();
    assert!(
        text.starts_with("# Council buys a ferry\n\nThe harbor council met on"),
        "{text}"
    );
    let end = "\n\n## What it costs\n\n• The boat\n• The pier\n\n![The old ferry, Feb. 3.]\n\nOne line\nand another.\n";
    assert!(text.ends_with(end), "{text}");
    assert!(!text.contains("Home") && !text.contains("rights"), "{text}");
}

#[test]
fn links_to_other_articles_are_not_the_article() {
    let lines = "<h3>More on this</h3><ul><li><a href=/1>How the pier was built in a year</a></li></ul>\
        <p>The vote was nine to <a href=/2>two</a>.</p>";
    let text = read_page("", lines).snapshot.text().to_owned();
    assert!(
        text.ends_with("summer.\n\nThe vote was nine to two.\n"),
        "{text}"
    );
}

#[test]
fn json_ld_is_believed_first() {
    let head = r#"<title>Site | Ferry</title>
        <meta property="og:title" content="Another title"><meta property="og:site_name" content="Another site">
        <meta name="author" content="Somebody Else"><meta property="article:published_time" content="2026-02-14">
        <link rel="canonical" href="https://gazette.example/ferry">
        <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
          {"@type": "WebPage", "name": "A page", "datePublished": "2001-01-01"},
          {"@type": ["NewsArticle"], "headline": "Council buys &#8216;a ferry&#8217;",
           "datePublished": "2026-02-13T22:15:00-08:00", "publisher": {"@id": "/#org"},
           "author": [{"@type": "Person", "name": "Ada Winter"}, {"@type": "Person", "name": "Bo Lind"}]},
          {"@type": "Organization", "@id": "/#org", "name": "Harbor Gazette"}]}</script>"#;
    let article = read_page(head, "");
    assert_eq!(article.title.as_deref(), Some("Council buys ‘a ferry’"));
    assert_eq!(article.publisher.as_deref(), Some("Harbor Gazette"));
    assert_eq!(article.author.as_deref(), Some("Ada Winter, Bo Lind"));
    assert_eq!(
        article.url.as_deref(),
        Some("https://gazette.example/ferry")
    );
    assert_eq!(article.lang.as_deref(), Some("en-US"));
    assert_eq!(article.kind, Some(SourceKind::Article));
    let published = Published {
        value: "2026-02-13T22:15:00-08:00".to_owned(),
        basis: "JSON-LD",
    };
    assert_eq!(article.published, Some(published));
}

#[test]
fn meta_tags_speak_where_json_ld_does_not() {
    let head = r#"<meta property="og:title" content="Council buys a ferry | Harbor Gazette">
        <meta property="og:site_name" content="Harbor Gazette"><meta property="og:type" content="article">
        <meta name="author" content="By Ada Winter">
        <meta property="article:author" content="https://social.example/ada">
        <meta property="article:published_time" content="2026-02-13T22:15:00Z">
        <script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>"#;
    let article = read_page(head, "");
    assert_eq!(article.title.as_deref(), Some("Council buys a ferry"));
    assert_eq!(article.publisher.as_deref(), Some("Harbor Gazette"));
    assert_eq!(article.author.as_deref(), Some("Ada Winter"));
    assert_eq!(article.kind, Some(SourceKind::Article));
    assert_eq!(article.published.unwrap().basis, "meta tag");
}

#[test]
fn the_date_may_stand_in_an_element_or_in_the_address() {
    let by_element = read_page(
        "",
        "<p>By us, <time itemprop=datePublished datetime=2026-02-13>today</time></p>",
    );
    let published = by_element.published.unwrap();
    assert_eq!(
        (published.value.as_str(), published.basis),
        ("2026-02-13", "time element")
    );

    let head = "<link rel=canonical href=https://www.gazette.example/2026/02/13/ferry>";
    let by_address = read_page(head, "");
    let published = by_address.published.unwrap();
    assert_eq!(
        (published.value.as_str(), published.basis),
        ("2026-02-13", "address")
    );
    assert_eq!(by_address.publisher.as_deref(), Some("gazette.example"));
}

#[test]
fn a_stamp_in_utc_gives_way_to_the_day_of_the_address() {
    let head = |day: &str, time: &str| {
        format!(
            "<link rel=canonical href=https://gazette.example/2026/02/{day}/ferry>\
             <meta property=article:published_time content={time}>"
        )
    };
    let told = [
        ("13", "2026-02-14T06:15:00Z", "2026-02-13"),
        ("14", "2026-02-14T06:15:00Z", "2026-02-14T06:15:00Z"),
        (
            "13",
            "2026-02-14T06:15:00+01:00",
            "2026-02-14T06:15:00+01:00",
        ),
        ("10", "2026-02-14T06:15:00Z", "2026-02-14T06:15:00Z"),
    ];
    for (day, time, value) in told {
        let published = read_page(&head(day, time), "").published.unwrap();
        assert_eq!(published.value, value, "{day} {time}");
    }
}

#[test]
fn what_is_not_stated_is_left_out() {
    let article = read_page("", "");
    let stated = (
        article.publisher,
        article.author,
        article.published,
        article.url,
        article.kind,
    );
    assert_eq!(stated, (None, None, None, None, None));
}

#[test]
fn line_feeds_within_json_are_forgiven() {
    let head = "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headline\": \"Council\nbuys\"}</script>";
    assert_eq!(read_page(head, "").title.as_deref(), Some("Council buys"));
}

#[test]
fn a_paragraph_that_is_set_as_a_heading_is_one() {
    let text = text_of(&format!("<h3>{}</h3><h3>Short</h3>", "word ".repeat(30))).unwrap();
    assert!(
        text.starts_with("word word") && text.ends_with("\n\n### Short\n"),
        "{text}"
    );
}

#[test]
fn typed_text_keeps_its_lines() {
    let text = text_of("<pre>One line\nand another.\n \nA\n<b>new</b> part.\n</pre>After").unwrap();
    assert_eq!(text, "One line\nand another.\n\nA\nnew part.\n\nAfter\n");
}

#[test]
fn pieces_of_pages_are_read_whole() {
    let text =
        text_of("Short &amp; plain.<p>A <a href=/x>link that is all of a line</a></p>").unwrap();
    assert_eq!(text, "Short & plain.\n\nA link that is all of a line\n");
}
