//! The story that comes with dateline, compiled in.

/// Names files of `data/ring-flock` and takes their texts along.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$((
            concat!("ring-flock/", $name),
            include_str!(concat!("../../data/ring-flock/", $name)),
        )),*]
    };
}

/// The files of the story that comes with dateline: each one's name, after its folder, and its text.
pub const FILES: &[(&str, &str)] = files![
    "2018-2021.toml",
    "2023-2025.toml",
    "2026-advert-and-breakup.toml",
    "2026-rally.toml",
    "2026-what-followed.toml",
    "actors.toml",
    "sources-2018-2021.toml",
    "sources-2023-2025.toml",
    "sources-2026-advert-and-breakup.toml",
    "sources-2026-rally.toml",
    "sources-2026-what-followed.toml",
    "sources-primary.toml",
    "sources-unseen.toml",
    "story.toml",
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::FILES;

    #[test]
    fn all_files_of_the_folder_are_compiled_in() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/ring-flock");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .map(|name| format!("ring-flock/{name}"))
            .collect();
        names.sort();
        let compiled: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        assert_eq!(compiled, names);
    }
}
