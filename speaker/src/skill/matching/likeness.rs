//! Which words are like which: other forms, the same sound.

use super::words::Words;

/// Short words that sound the same in English. Longer ones share their consonants.
const HOMOPHONES: [&str; 16] = [
    "to two too",
    "for four fore",
    "one won",
    "ate eight",
    "no know",
    "see sea",
    "by buy bye",
    "hear here",
    "their there",
    "be bee",
    "our hour",
    "new knew",
    "red read",
    "son sun",
    "i eye",
    "oh o owe",
];

/// What different forms of a word have in common; `None` for words too short to have forms.
pub(super) fn stem(word: &str, language: &str) -> Option<String> {
    let length = word.chars().count();
    if language == "en" {
        let endings = ["ings", "ing", "ies", "ed", "es", "er", "ly", "s", "e", "y"];
        let bare = endings
            .iter()
            .filter_map(|ending| word.strip_suffix(ending))
            .find(|bare| bare.len() >= 3);
        let bare = bare.unwrap_or(word);
        return (bare.len() >= 3).then(|| undoubled(bare));
    }
    let ending = match length {
        0..=3 => return None,
        4..=5 => 1,
        _ => 2,
    };
    Some(word.chars().take(length - ending).collect())
}

/// `runn` is `run`.
fn undoubled(word: &str) -> String {
    let mut signs: Vec<char> = word.chars().collect();
    if let [.., one, other] = signs.as_slice()
        && one == other
        && !"aeiouls".contains(*one)
    {
        signs.pop();
    }
    signs.into_iter().collect()
}

/// How a word sounds, roughly: its consonants, and whether vowels are bright or dark. `None` where that says too little.
pub(super) fn sound(word: &str) -> Option<String> {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    if let Some(group) = HOMOPHONES
        .iter()
        .find(|group| group.split(' ').any(|one| one == word))
    {
        return Some((*group).to_owned());
    }
    let mut key = String::new();
    let silent = word
        .strip_suffix('e')
        .filter(|bare| !bare.ends_with(['a', 'e', 'i', 'o', 'u']));
    let mut rest = silent.unwrap_or(word);
    while let Some(first) = rest.chars().next() {
        let (said, length) = first_sound(rest, first, key.is_empty());
        // Of vowels in a row the first counts; double consonants are one.
        let vowels = |c: char| c == 'o' || c == 'i';
        let again = |said: char| key.ends_with(said) || (vowels(said) && key.ends_with(vowels));
        if let Some(said) = said.filter(|said| !again(*said)) {
            key.push(said);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    (key.len() >= 3).then_some(key)
}

/// The sound at the start of what is left of a word, and how many letters make it.
fn first_sound(rest: &str, first: char, at_start: bool) -> (Option<char>, usize) {
    const GROUPS: [(&str, Option<char>); 15] = [
        ("tch", Some('x')),
        ("sch", Some('x')),
        ("igh", None),
        ("ph", Some('f')),
        ("gh", None),
        ("kn", Some('n')),
        ("wr", Some('r')),
        ("wh", Some('w')),
        ("ck", Some('k')),
        ("sh", Some('x')),
        ("ch", Some('x')),
        ("th", Some('0')),
        ("dg", Some('j')),
        ("ce", Some('s')),
        ("ci", Some('s')),
    ];
    if let Some((letters, said)) = GROUPS.iter().find(|(letters, _)| rest.starts_with(letters)) {
        return (*said, letters.len());
    }
    let said = match first {
        'a' | 'o' | 'u' => Some('o'),
        'e' | 'i' | 'y' => Some('i'),
        'h' | 'w' if !at_start => None,
        'c' | 'q' => Some('k'),
        'z' | 'x' => Some('s'),
        'v' => Some('f'),
        other => Some(other),
    };
    (said, 1)
}

/// How like two stretches of words are, 0 to 1, by their letters.
pub(super) fn letters_alike(one: &str, other: &str) -> f32 {
    let one: Vec<char> = one
        .chars()
        .filter(|c| *c != ' ')
        .take(MOST_LETTERS)
        .collect();
    let other: Vec<char> = other
        .chars()
        .filter(|c| *c != ' ')
        .take(MOST_LETTERS)
        .collect();
    let longest = one.len().max(other.len());
    if longest == 0 {
        return 0.0;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, a) in one.iter().enumerate() {
        let mut diagonal = at;
        let mut left = at + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (b, cell) in other.iter().zip(row.iter_mut().skip(1)) {
            let changed = diagonal + usize::from(a != b);
            diagonal = *cell;
            left = changed.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
    }
    let slips = row.last().copied().unwrap_or(longest);
    share(longest.saturating_sub(slips), longest)
}

/// Letters of a value that are compared; longer ones differ in what is left.
const MOST_LETTERS: usize = 48;

/// How like two stretches of words are, 0 to 1, by the words they share.
pub(super) fn words_alike(one: &Words, other: &Words) -> f32 {
    let shared = one
        .iter()
        .filter(|word| other.iter().any(|own| own == *word));
    share(2 * shared.count(), one.len() + other.len())
}

fn share(part: usize, whole: usize) -> f32 {
    let number = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    if whole == 0 {
        return 0.0;
    }
    number(part) / number(whole)
}
