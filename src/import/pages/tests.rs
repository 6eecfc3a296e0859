//! What files give, and what is said of those that give nothing.

use proptest::prelude::*;

use super::*;

/// The only article of a file.
fn only(name: &str, text: &str) -> Article {
    let mut articles = read(name, text.as_bytes()).unwrap();
    assert_eq!(articles.len(), 1);
    articles.remove(0)
}

/// What is said of a file that gives no article.
fn message(name: &str, bytes: &[u8]) -> String {
    read(name, bytes).unwrap_err().to_string()
}

#[test]
fn text_is_kept_byte_for_byte() {
    let text = "\u{feff}The ferry\r\n\r\nIt sails\tagain.\u{a0}\r\n\r\n";
    for name in ["ferry.txt", "ferry.md", "ferry"] {
        assert_eq!(only(name, text).snapshot.text(), text, "{name}");
    }
}

#[test]
fn what_is_no_text_is_named() {
    let told: [(&[u8], &str); 6] = [
        (b"", "found no text; expected an article"),
        (b" \n\xEF\xBB\xBF\n", "found no text; expected an article"),
        (
            b"%PDF-1.7 ...",
            "found a PDF document; expected text, Markdown, HTML or a feed, so save or copy its text",
        ),
        (
            b"a\0b",
            "found binary data; expected text, Markdown, HTML or a feed, so save or copy its text",
        ),
        (
            b"\xFF\xFEa\0\0\0",
            "found binary data; expected text, Markdown, HTML or a feed, so save or copy its text",
        ),
        (
            b"caf\xE9 au lait",
            "found byte 0xE9 at offset 3, which is not UTF-8 and nothing says what else; expected a file in UTF-8",
        ),
    ];
    for (bytes, said) in told {
        assert_eq!(message("a.txt", bytes), format!("a.txt: {said}"));
    }
}

#[test]
fn a_line_of_a_hundred_megabytes_is_refused() {
    let line = "x".repeat(100 << 20);
    let said = "found more than 32 MiB; expected an article or a feed of at most 32 MiB";
    assert_eq!(message("a.txt", line.as_bytes()), format!("a.txt: {said}"));
}

#[test]
fn a_line_that_nobody_wrote_is_refused() {
    let text = format!("Words.\n{}\n", "x".repeat(LONGEST_LINE + 1));
    let said = "found a line of 1048577 bytes (line 2); expected paragraphs of at most 1 MiB";
    for name in ["a.txt", "a.md"] {
        assert_eq!(message(name, text.as_bytes()), format!("{name}: {said}"));
    }
}

#[test]
fn tags_nested_without_end_are_refused() {
    let page = "<div>".repeat(200_000);
    let said = "found tags nested more than 512 deep; expected a page made by a person";
    assert_eq!(
        message("a.html", page.as_bytes()),
        format!("a.html: {said}")
    );
}

#[test]
fn a_page_without_words_is_no_article() {
    let page =
        "<html><head><title>Menu</title></head><body><script>1</script><img src=x></body></html>";
    let said = "found a page without running text; expected one article";
    assert_eq!(
        message("a.html", page.as_bytes()),
        format!("a.html: {said}")
    );
}

#[test]
fn xml_and_json_of_another_kind_are_told_apart_from_feeds() {
    let told = [
        (
            "a.xml",
            "<?xml version='1.0'?><svg><a/></svg>",
            "found XML that begins with <svg>; expected RSS or Atom",
        ),
        ("a.rss", "Words.", "found no XML; expected RSS or Atom"),
        (
            "a.rss",
            "<rss><channel></channel></rss>",
            "found a feed without items that have text; expected at least one",
        ),
        (
            "a.json",
            r#"{"version": "2", "items": []}"#,
            r#"found version "2"; expected a JSON Feed (a story in JSON has no items)"#,
        ),
    ];
    for (name, text, said) in told {
        assert_eq!(message(name, text.as_bytes()), format!("{name}: {said}"));
    }
}

#[test]
fn what_is_no_feed_is_not_repeated_at_length() {
    let feeds = [
        ("a.rss", format!("<{}>", "x".repeat(10_000))),
        (
            "a.json",
            format!("{{\"version\": \"{}\", \"items\": []}}", "x".repeat(10_000)),
        ),
    ];
    for (name, feed) in feeds {
        let said = message(name, feed.as_bytes());
        assert!(said.contains("xxx…; expected "), "{said}");
        assert!(said.len() < 400, "{said}");
    }
}

#[test]
fn broken_xml_says_where() {
    let said = message(
        "a.rss",
        b"<rss><channel><item><title>x</item></channel></rss>",
    );
    assert!(
        said.starts_with("a.rss: found broken XML near byte 28 ("),
        "{said}"
    );
}

/// Pieces that pages, feeds and front matter are made of.
fn piece() -> impl Strategy<Value = String> {
    let marks = prop::sample::select(vec![
        "<",
        ">",
        "</",
        "<p>",
        "</p>",
        "<div>",
        "<li>",
        "<a href='/x'>",
        "</a>",
        "<br>",
        "<table><tr><td>",
        "<!--",
        "<script type='application/ld+json'>",
        "{\"@type\":\"NewsArticle\"",
        "</script>",
        "<meta name=date content=",
        "<time datetime=",
        "<figure><figcaption>",
        "<h2>",
        "<rss><channel>",
        "<item>",
        "</item>",
        "<title>",
        "</title>",
        "<entry>",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&#x",
        "&nbsp;",
        "---\n",
        "title: ",
        "\n",
        "[",
        "{",
        "\"",
        "=",
        ":",
        "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[",
        "<noscript><img>",
        "<img alt='x' src=y.jpg>",
    ]);
    prop_oneof![
        marks.prop_map(str::to_owned),
        "\\PC{0,12}",
        "[ a-zA-Z.,]{0,60}"
    ]
}

proptest! {
    #[test]
    fn no_file_makes_reading_panic(pieces in prop::collection::vec(piece(), 0..60)) {
        let text = pieces.concat();
        for name in ["a", "a.txt", "a.md", "a.html", "a.rss", "a.json"] {
            for article in read(name, text.as_bytes()).unwrap_or_default() {
                prop_assert!(article.snapshot.words(article.body).is_some());
                prop_assert!(!article.snapshot.text().trim().is_empty());
            }
        }
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for name in ["a", "a.html", "a.rss", "a.json"] {
            let _ = read(name, &bytes);
        }
    }
}
