//! Feeds of each kind, and what their items give.

use crate::schema::Seen;

use super::*;

fn the_text(article: &Article) -> &str {
    article.snapshot.text()
}

fn date(article: &Article) -> Option<(&str, &str)> {
    let published = article.published.as_ref()?;
    Some((&published.value, published.basis))
}

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
  <title>Harbor Gazette</title>
  <link>https://gazette.example</link>
  <language>en-us</language>
  <image><title>A picture</title><url>https://gazette.example/logo.png</url></image>
  <item>
    <title>Ferry &amp; bridge: council votes</title>
    <link>https://gazette.example/ferry?a=1&b=2</link>
    <dc:creator><![CDATA[Ada Winter]]></dc:creator>
    <pubDate>Fri, 13 Feb 2026 22:15:00 -0800</pubDate>
    <description>Short words.</description>
    <content:encoded><![CDATA[<p>The council met&nbsp;late.</p><ul><li>One</li><li>Two</li></ul>]]></content:encoded>
  </item>
  <item>
    <title>Pier opens</title>
    <guid isPermaLink="true">https://gazette.example/pier</guid>
    <author>desk@gazette.example (Bo Lind)</author>
    <description>&lt;p&gt;The pier opened.&lt;/p&gt;</description>
  </item>
  <item><title>Only a title</title></item>
  <item><link>https://gazette.example/nothing</link></item>
</channel></rss>"#;

#[test]
fn each_item_of_rss_is_an_article() {
    let articles = read_xml(RSS).unwrap();
    let [ferry, pier, title] = articles.as_slice() else {
        panic!("{articles:?}");
    };
    assert_eq!(
        the_text(ferry),
        "# Ferry & bridge: council votes\n\nThe council met late.\n\n• One\n• Two\n"
    );
    assert_eq!(
        ferry.title.as_deref(),
        Some("Ferry & bridge: council votes")
    );
    assert_eq!(ferry.publisher.as_deref(), Some("Harbor Gazette"));
    assert_eq!(ferry.author.as_deref(), Some("Ada Winter"));
    assert_eq!(ferry.lang.as_deref(), Some("en-us"));
    assert_eq!(
        ferry.url.as_deref(),
        Some("https://gazette.example/ferry?a=1&b=2")
    );
    assert_eq!(date(ferry), Some(("2026-02-13T22:15:00-08:00", "feed")));
    assert_eq!(ferry.seen, Seen::Full);

    assert_eq!(the_text(pier), "# Pier opens\n\nThe pier opened.\n");
    assert_eq!(pier.author.as_deref(), Some("Bo Lind"));
    assert_eq!(pier.url.as_deref(), Some("https://gazette.example/pier"));
    assert_eq!((date(pier), pier.seen), (None, Seen::Summary));

    assert_eq!(
        (the_text(title), title.seen),
        ("# Only a title\n", Seen::None)
    );
}

#[test]
fn atom_says_how_its_texts_are_written() {
    let feed = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
      <title type="text">Pier Watch</title>
      <author><name>The desk</name></author>
      <entry xml:lang="en-GB">
        <title type="html">One &lt;em&gt;vote&lt;/em&gt;</title>
        <link rel="edit" href="https://pier.example/edit/1"/>
        <link rel="alternate" href="https://pier.example/1"/>
        <published>2026-02-13T10:00:00+01:00</published>
        <updated>2026-02-14T10:00:00+01:00</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It <b>passed</b>.</p><p>Then rain.</p></div></content>
      </entry>
      <entry>
        <title>Two</title>
        <author><name>Cy Moss</name><uri>https://cy.example</uri></author>
        <updated>2026-02-15T10:00:00Z</updated>
        <summary type="text">5 &lt; 6, they said.</summary>
      </entry>
    </feed>"#;
    let articles = read_xml(feed).unwrap();
    let [one, two] = articles.as_slice() else {
        panic!("{articles:?}");
    };
    assert_eq!(the_text(one), "# One vote\n\nIt passed.\n\nThen rain.\n");
    assert_eq!(one.url.as_deref(), Some("https://pier.example/1"));
    assert_eq!(one.author.as_deref(), Some("The desk"));
    assert_eq!(one.lang.as_deref(), Some("en-GB"));
    assert_eq!(date(one), Some(("2026-02-13T10:00:00+01:00", "feed")));

    assert_eq!(the_text(two), "# Two\n\n5 < 6, they said.\n");
    assert_eq!(two.author.as_deref(), Some("Cy Moss"));
    assert_eq!(two.lang.as_deref(), Some("en"));
    assert_eq!(
        date(two),
        Some(("2026-02-15T10:00:00Z", "feed, last change"))
    );
    assert_eq!(two.seen, Seen::Summary);
}

#[test]
fn rss_1_has_its_items_beside_the_channel() {
    let feed = r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel rdf:about="x"><title>Old Gazette</title><items><rdf:Seq><rdf:li resource="1"/></rdf:Seq></items></channel>
      <item rdf:about="1"><title>Tide</title><link>https://old.example/1</link><dc:date>2026-02-13</dc:date>
        <description>High water at noon.</description></item>
    </rdf:RDF>"#;
    let articles = read_xml(feed).unwrap();
    assert_eq!(articles.len(), 1);
    assert_eq!(the_text(&articles[0]), "# Tide\n\nHigh water at noon.\n");
    assert_eq!(articles[0].publisher.as_deref(), Some("Old Gazette"));
    assert_eq!(date(&articles[0]), Some(("2026-02-13", "feed")));
}

#[test]
fn json_feeds_of_both_versions_are_read() {
    let feed = r#"{
      "version": "https://jsonfeed.org/version/1.1", "title": "Pier Watch", "language": "en",
      "authors": [{"name": "The desk"}],
      "items": [
        {"id": "1", "url": "https://pier.example/1", "title": "One", "content_html": "<p>It &amp; they.</p>",
         "date_published": "2026-02-13T10:00:00-08:00"},
        {"id": 2, "content_text": "5 < 6, they said.", "author": {"name": "Cy Moss"}},
        {"id": "3", "title": "Three", "summary": "In short."}
      ]}"#;
    let articles = read_json(feed).unwrap();
    let [one, two, three] = articles.as_slice() else {
        panic!("{articles:?}");
    };
    assert_eq!(the_text(one), "# One\n\nIt & they.\n");
    assert_eq!(one.author.as_deref(), Some("The desk"));
    assert_eq!(date(one), Some(("2026-02-13T10:00:00-08:00", "feed")));
    assert_eq!(
        (the_text(two), two.title.as_deref()),
        ("5 < 6, they said.\n", None)
    );
    assert_eq!(two.author.as_deref(), Some("Cy Moss"));
    assert_eq!(
        (the_text(three), three.seen),
        ("# Three\n\nIn short.\n", Seen::Summary)
    );
}
