//! What is said for built-in intents in Hindi, Japanese and Arabic.

use super::Seeds;

pub(super) const HINDI: &[Seeds] = &[
    (
        "AMAZON.CancelIntent",
        &["रद्द करो", "कैंसल", "रहने दो", "cancel"],
    ),
    ("AMAZON.HelpIntent", &["मदद", "मदद करो", "सहायता", "help"]),
    (
        "AMAZON.StopIntent",
        &["रुको", "बंद करो", "रुक जाओ", "बस", "stop"],
    ),
    ("AMAZON.YesIntent", &["हां", "हाँ", "जी हां", "ठीक है", "yes"]),
    ("AMAZON.NoIntent", &["नहीं", "जी नहीं", "no"]),
    ("AMAZON.RepeatIntent", &["दोहराओ", "फिर से बोलो", "repeat"]),
    ("AMAZON.StartOverIntent", &["फिर से शुरू करो"]),
    ("AMAZON.NextIntent", &["अगला", "next"]),
    ("AMAZON.PreviousIntent", &["पिछला"]),
    ("AMAZON.PauseIntent", &["pause"]),
    ("AMAZON.ResumeIntent", &["जारी रखो"]),
    ("AMAZON.MoreIntent", &["और"]),
];

pub(super) const JAPANESE: &[Seeds] = &[
    (
        "AMAZON.CancelIntent",
        &["キャンセル", "取り消し", "やっぱりいい"],
    ),
    ("AMAZON.HelpIntent", &["ヘルプ", "助けて", "使い方"]),
    (
        "AMAZON.StopIntent",
        &["ストップ", "止めて", "終了", "終わり", "やめて"],
    ),
    (
        "AMAZON.YesIntent",
        &["はい", "うん", "お願い", "お願いします"],
    ),
    ("AMAZON.NoIntent", &["いいえ", "いや", "いらない"]),
    (
        "AMAZON.RepeatIntent",
        &["もう一度", "もう一回", "繰り返して"],
    ),
    ("AMAZON.StartOverIntent", &["最初から", "やり直し"]),
    ("AMAZON.NextIntent", &["次", "次へ", "スキップ"]),
    ("AMAZON.PreviousIntent", &["前", "前へ", "戻って"]),
    ("AMAZON.PauseIntent", &["一時停止"]),
    ("AMAZON.ResumeIntent", &["再開", "続けて"]),
    ("AMAZON.MoreIntent", &["もっと"]),
];

pub(super) const ARABIC: &[Seeds] = &[
    ("AMAZON.CancelIntent", &["إلغاء", "الغي", "خلاص"]),
    ("AMAZON.HelpIntent", &["مساعدة", "ساعدني"]),
    ("AMAZON.StopIntent", &["توقف", "قف", "وقف", "اخرج"]),
    ("AMAZON.YesIntent", &["نعم", "أيوه", "أكيد"]),
    ("AMAZON.NoIntent", &["لا", "لا شكرا"]),
    ("AMAZON.RepeatIntent", &["كرر", "أعد"]),
    ("AMAZON.StartOverIntent", &["ابدأ من جديد"]),
    ("AMAZON.NextIntent", &["التالي"]),
    ("AMAZON.PreviousIntent", &["السابق"]),
    ("AMAZON.ResumeIntent", &["استمر", "أكمل"]),
    ("AMAZON.MoreIntent", &["المزيد"]),
];
