//! The raw text of a treebank, as a reader would have met it.

/// Name and text of each document: sentences by `# text`, a space between them unless the treebank
/// says `SpaceAfter=No`, paragraphs (`# newpar`) apart by a blank line.
#[must_use]
pub fn documents(treebank: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let (mut paragraph, mut space) = (false, true);
    let mut multiword_end = 0;
    for line in treebank.lines() {
        if let Some(rest) = line.strip_prefix("# newdoc") {
            let id = rest.trim_start_matches(" id =").trim();
            out.push((id.to_owned(), String::new()));
            paragraph = false;
        } else if line == "# newpar" || line.starts_with("# newpar id") {
            paragraph = true;
        } else if let Some(text) = line.strip_prefix("# text = ") {
            if out.is_empty() {
                out.push((String::new(), String::new()));
            }
            if let Some((_, raw)) = out.last_mut() {
                if !raw.is_empty() {
                    raw.push_str(if paragraph {
                        "\n\n"
                    } else if space {
                        " "
                    } else {
                        ""
                    });
                }
                raw.push_str(text);
            }
            (paragraph, space, multiword_end) = (false, true, 0);
        } else if let Some((id, rest)) = line.split_once('\t') {
            // the last token of the sentence decides; words inside a multiword token do not
            let glued =
                rest.rsplit('\t').next().is_some_and(|misc| misc.split('|').any(|m| m == "SpaceAfter=No"));
            match id.split_once('-') {
                Some((_, last)) => {
                    multiword_end = last.parse().unwrap_or(0);
                    space = !glued;
                }
                None if id.parse().is_ok_and(|id: usize| id > multiword_end) => space = !glued,
                None => {}
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::documents;

    #[test]
    fn sentences_join_as_the_treebank_says() {
        let bank = "# newdoc id = a\n# newpar\n# text = Go.\n1\tGo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
                    2\t.\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\n# text = Now!\n1\tNow\t_\t_\t_\t_\t_\t_\t_\t_\n\n\
                    # newpar\n# text = Yes\n1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n";
        assert_eq!(documents(bank), [("a".to_owned(), "Go.Now!\n\nYes".to_owned())]);
    }
}
