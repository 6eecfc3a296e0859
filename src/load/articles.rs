//! Articles beside the story's files: read, and drafted from when all else is known.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::LoadError;
use super::folder::{self, Found};
use super::format::Format;
use super::loading::STDIN;
use super::report::Report;
use crate::import::draft::Input;
use crate::import::pages::{self, Article, LARGEST_FILE, ReadError};

/// An article, and the file that it stands in.
#[derive(Debug)]
pub struct ReadArticle {
    /// The file, as the person named it or as it stands below the folder he named.
    pub name: String,
    /// Where it is. Nothing for standard input.
    pub path: Option<PathBuf>,
    /// Which of its file's articles it is, from zero, where the file has several.
    pub item: Option<usize>,
    /// The article.
    pub article: Article,
}

impl ReadArticle {
    /// What drafts are made from, for records that stand where the file's path is understood as it was given.
    pub fn input(&self) -> Input<'_> {
        Input {
            article: &self.article,
            name: &self.name,
            snapshot: self.path.as_ref().map(|_| self.name.as_str()),
            item: self.item,
        }
    }
}

/// Reads the articles of files and folders; the path `-` stands for `stdin`. What is no article is reported.
///
/// In folders files are told by their names: `.txt`, `.md`, `.html`, `.rss` and their like, `.xml` if it is a feed. Hidden
/// files, and those that are called `README` or so, are passed over.
///
/// # Errors
///
/// If a path cannot be read.
pub fn articles(
    paths: &[PathBuf],
    mut stdin: impl Read,
) -> Result<(Vec<ReadArticle>, Vec<Report>), LoadError> {
    let mut found = Vec::new();
    let mut reports = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            let bytes =
                limited(&mut stdin).map_err(|error| LoadError::new(Path::new(STDIN), error))?;
            take(
                pages::read(STDIN, &bytes),
                STDIN,
                None,
                &mut found,
                &mut reports,
            );
            continue;
        }
        let files = folder::files(path)?;
        let articles = files
            .iter()
            .filter(|file| file.is_named || is_article(file));
        for file in articles {
            read(file, &mut found, &mut reports)?;
        }
    }
    Ok((found, reports))
}

/// Whether a file of a story is an article, by its name. XML is read as a feed: in a folder it is taken for nothing else.
/// JSON may be a feed where a person names it.
pub(super) fn is_article(file: &Found) -> bool {
    let path = &file.path;
    let is_json_feed = || file.is_named && folder::ends_in(path, "json") && folder::is_feed(path);
    Format::of_name(path) == Some(Format::Article) || folder::ends_in(path, "xml") || is_json_feed()
}

/// Reads the articles of a file. What is wrong with them is reported, except that the person's own choice cannot be read.
pub(super) fn read(
    file: &Found,
    found: &mut Vec<ReadArticle>,
    reports: &mut Vec<Report>,
) -> Result<(), LoadError> {
    let name = file.path.to_string_lossy().into_owned();
    let bytes = match &file.trouble {
        Some(trouble) => Err(io::Error::other(trouble.clone())),
        None => fs::File::open(&file.path).and_then(limited),
    };
    match bytes {
        Ok(bytes) => take(
            pages::read(&name, &bytes),
            &name,
            Some(&file.path),
            found,
            reports,
        ),
        Err(error) if file.is_named => return Err(LoadError::new(&file.path, error)),
        Err(error) => {
            let trouble = format!("what cannot be read: {error}");
            reports.push(Report::of_file(&name, &trouble, "a file that can be read"));
        }
    }
    Ok(())
}

/// Reads no more than an article may have, and a byte to tell that there is more.
fn limited(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn take(
    read: Result<Vec<Article>, ReadError>,
    name: &str,
    path: Option<&Path>,
    found: &mut Vec<ReadArticle>,
    reports: &mut Vec<Report>,
) {
    match read {
        Ok(articles) => {
            let has_several = articles.len() > 1;
            let articles = articles.into_iter().enumerate();
            found.extend(articles.map(|(item, article)| ReadArticle {
                name: name.to_owned(),
                path: path.map(Path::to_owned),
                item: has_several.then_some(item),
                article,
            }));
        }
        Err(error) => {
            let told = error.fault.to_string();
            let told = told.strip_prefix("found ").unwrap_or(&told);
            let (found, expected) = told
                .split_once("; expected ")
                .unwrap_or((told, "an article"));
            reports.push(Report::of_file(name, found, expected));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_is_an_article_and_records_are_not() {
        for (path, is_named, expected) in [
            ("feeds/news.xml", true, true),
            ("feeds/news.XML", false, true),
            ("feeds/not-there.json", true, false),
            ("feeds/news.rss", false, true),
            ("story.toml", true, false),
        ] {
            let file = Found {
                path: path.into(),
                is_named,
                trouble: None,
            };
            assert_eq!(is_article(&file), expected, "{path} {is_named}");
        }
    }
}
