//! Words that tell little, and words that turn the meaning round, by language.

/// Articles, pronouns, prepositions, courtesies. Folded as the words of utterances are, except that
/// accents are still there.
const SMALL: [(&str, &str); 9] = [
    (
        "en",
        "the a an my your our his her to for of on in at by with from please me i you it is are am was do does can could would will some that this these those um uh er so well just and or s m d ll re ve t hey okay ok alexa want like d us we",
    ),
    (
        "de",
        "der die das den dem des ein eine einen einem einer mein meine dein bitte ich du mir mich es ist sind zu von auf in im an am bei mit für und oder doch mal denn äh kannst könntest möchte will alexa",
    ),
    (
        "es",
        "el la los las un una unos unas mi tu su de del a al en por para con que es son me te se lo y o por favor quiero puedes eh alexa",
    ),
    (
        "fr",
        "le la les l un une des du de d mon ma mes ton ta à au aux en dans par pour avec que qu est sont me m te t se s je j tu il et ou s'il te plaît euh veux peux alexa",
    ),
    (
        "it",
        "il lo la i gli le l un uno una mio mia di del della a al alla in nel nella per con che è sono mi ti si e o per favore voglio puoi alexa",
    ),
    (
        "pt",
        "o a os as um uma meu minha de do da em no na por para com que é são me te se e ou por favor quero pode alexa",
    ),
    (
        "hi",
        "का के की को से में पर ने है हैं हो मुझे मेरा मेरी मेरे एक यह वह और या भी तो ही कृपया जरा ज़रा alexa",
    ),
    (
        "ja",
        "は が を に で と も の へ や か ね よ な て た し い お ご ください",
    ),
    (
        "ar",
        "في من على الى عن مع هل ما هو هي لي لك انا انت و او ال يا من فضلك لو سمحت",
    ),
];

/// Words without which a sentence means something else.
const TURNING: [(&str, &str); 8] = [
    (
        "en",
        "not don didn isn won wouldn shouldn never without except unless cannot",
    ),
    ("de", "nicht kein keine keinen nie niemals ohne außer"),
    ("es", "nunca sin excepto"),
    ("fr", "ne pas jamais sans sauf"),
    ("it", "non mai senza tranne"),
    ("pt", "não nunca sem exceto"),
    ("hi", "नहीं मत बिना"),
    ("ar", "لا ليس بدون"),
];

/// The small words of a language.
pub(super) fn small(language: &str) -> impl Iterator<Item = &'static str> {
    of(&SMALL, language)
}

/// The turning words of a language.
pub(super) fn turning(language: &str) -> impl Iterator<Item = &'static str> {
    of(&TURNING, language)
}

fn of(
    lists: &'static [(&'static str, &'static str)],
    language: &str,
) -> impl Iterator<Item = &'static str> {
    let own = lists.iter().find(|(known, _)| *known == language);
    own.into_iter().flat_map(|(_, words)| words.split(' '))
}
