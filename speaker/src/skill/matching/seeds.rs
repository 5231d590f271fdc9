//! What people say for the platform's own intents, beside a model's samples.

/// An intent, and what is said for it.
type Seeds = (&'static str, &'static [&'static str]);

const ENGLISH: [Seeds; 24] = [
    (
        "AMAZON.CancelIntent",
        &["cancel", "never mind", "forget it", "cancel that"],
    ),
    (
        "AMAZON.HelpIntent",
        &["help", "help me", "can you help me", "i need help"],
    ),
    (
        "AMAZON.StopIntent",
        &[
            "stop", "off", "shut up", "quit", "exit", "goodbye", "bye", "stop it", "be quiet",
        ],
    ),
    (
        "AMAZON.NavigateHomeIntent",
        &["go home", "go to the home screen", "home"],
    ),
    (
        "AMAZON.YesIntent",
        &[
            "yes",
            "yes please",
            "sure",
            "yeah",
            "yep",
            "yup",
            "okay",
            "ok",
            "of course",
            "correct",
        ],
    ),
    (
        "AMAZON.NoIntent",
        &["no", "no thanks", "no thank you", "nope", "nah", "no way"],
    ),
    (
        "AMAZON.RepeatIntent",
        &[
            "repeat",
            "say that again",
            "repeat that",
            "repeat it",
            "say it again",
        ],
    ),
    (
        "AMAZON.StartOverIntent",
        &["start over", "restart", "start again", "begin again"],
    ),
    (
        "AMAZON.NextIntent",
        &["next", "skip", "skip forward", "go forward", "next one"],
    ),
    (
        "AMAZON.PreviousIntent",
        &["previous", "go back", "skip back", "back up", "back"],
    ),
    ("AMAZON.PauseIntent", &["pause", "pause that", "pause it"]),
    (
        "AMAZON.ResumeIntent",
        &["resume", "continue", "keep going", "go on"],
    ),
    (
        "AMAZON.MoreIntent",
        &["more", "tell me more", "show me more"],
    ),
    (
        "AMAZON.LoopOnIntent",
        &["loop on", "loop", "keep repeating this"],
    ),
    ("AMAZON.LoopOffIntent", &["loop off", "stop looping"]),
    (
        "AMAZON.ShuffleOnIntent",
        &["shuffle on", "shuffle", "shuffle the music", "shuffle mode"],
    ),
    (
        "AMAZON.ShuffleOffIntent",
        &["shuffle off", "stop shuffling", "turn off shuffle"],
    ),
    ("AMAZON.ScrollUpIntent", &["scroll up"]),
    ("AMAZON.ScrollDownIntent", &["scroll down"]),
    ("AMAZON.ScrollLeftIntent", &["scroll left"]),
    ("AMAZON.ScrollRightIntent", &["scroll right"]),
    ("AMAZON.PageUpIntent", &["page up"]),
    ("AMAZON.PageDownIntent", &["page down"]),
    (
        "AMAZON.NavigateSettingsIntent",
        &["settings", "open settings"],
    ),
];

/// Other languages have what a conversation needs.
const OTHERS: [(&str, &[Seeds]); 8] = [
    (
        "de",
        &[
            (
                "AMAZON.CancelIntent",
                &["abbrechen", "vergiss es", "schon gut"],
            ),
            (
                "AMAZON.HelpIntent",
                &["hilfe", "hilf mir", "kannst du mir helfen"],
            ),
            (
                "AMAZON.StopIntent",
                &["stopp", "stop", "aus", "halt", "beenden", "tschüss"],
            ),
            (
                "AMAZON.YesIntent",
                &["ja", "ja bitte", "gerne", "klar", "okay", "genau"],
            ),
            ("AMAZON.NoIntent", &["nein", "nein danke", "nö"]),
            (
                "AMAZON.RepeatIntent",
                &[
                    "wiederholen",
                    "noch mal",
                    "sag das noch mal",
                    "wiederhole das",
                ],
            ),
            (
                "AMAZON.StartOverIntent",
                &["von vorne", "neu starten", "fang von vorne an"],
            ),
            ("AMAZON.NextIntent", &["weiter", "nächste", "überspringen"]),
            ("AMAZON.PreviousIntent", &["zurück", "geh zurück"]),
            ("AMAZON.PauseIntent", &["pause", "pausieren"]),
            ("AMAZON.ResumeIntent", &["fortsetzen", "weitermachen"]),
            ("AMAZON.MoreIntent", &["mehr"]),
            (
                "AMAZON.NavigateHomeIntent",
                &["geh nach hause", "startbildschirm"],
            ),
        ],
    ),
    (
        "es",
        &[
            ("AMAZON.CancelIntent", &["cancelar", "cancela", "olvídalo"]),
            ("AMAZON.HelpIntent", &["ayuda", "ayúdame"]),
            (
                "AMAZON.StopIntent",
                &["para", "stop", "detente", "adiós", "salir"],
            ),
            ("AMAZON.YesIntent", &["sí", "sí por favor", "claro", "vale"]),
            ("AMAZON.NoIntent", &["no", "no gracias"]),
            ("AMAZON.RepeatIntent", &["repite", "repetir", "otra vez"]),
            ("AMAZON.StartOverIntent", &["empezar de nuevo", "reiniciar"]),
            ("AMAZON.NextIntent", &["siguiente"]),
            ("AMAZON.PreviousIntent", &["anterior", "atrás"]),
            ("AMAZON.PauseIntent", &["pausa"]),
            ("AMAZON.ResumeIntent", &["continuar", "continúa", "sigue"]),
            ("AMAZON.MoreIntent", &["más"]),
            ("AMAZON.NavigateHomeIntent", &["ir a inicio"]),
        ],
    ),
    (
        "fr",
        &[
            (
                "AMAZON.CancelIntent",
                &["annuler", "annule", "laisse tomber"],
            ),
            ("AMAZON.HelpIntent", &["aide", "aide moi"]),
            (
                "AMAZON.StopIntent",
                &["stop", "arrête", "arrêter", "au revoir", "tais toi"],
            ),
            (
                "AMAZON.YesIntent",
                &["oui", "oui s'il te plaît", "d'accord", "bien sûr"],
            ),
            ("AMAZON.NoIntent", &["non", "non merci"]),
            ("AMAZON.RepeatIntent", &["répète", "répéter"]),
            ("AMAZON.StartOverIntent", &["recommencer", "recommence"]),
            ("AMAZON.NextIntent", &["suivant", "suivante"]),
            ("AMAZON.PreviousIntent", &["précédent", "retour"]),
            ("AMAZON.PauseIntent", &["pause"]),
            (
                "AMAZON.ResumeIntent",
                &["reprendre", "continuer", "continue"],
            ),
            ("AMAZON.MoreIntent", &["plus"]),
            ("AMAZON.NavigateHomeIntent", &["accueil"]),
        ],
    ),
    (
        "it",
        &[
            ("AMAZON.CancelIntent", &["annulla", "lascia stare"]),
            ("AMAZON.HelpIntent", &["aiuto", "aiutami"]),
            (
                "AMAZON.StopIntent",
                &["stop", "ferma", "fermati", "basta", "esci"],
            ),
            ("AMAZON.YesIntent", &["sì", "sì grazie", "certo", "va bene"]),
            ("AMAZON.NoIntent", &["no", "no grazie"]),
            ("AMAZON.RepeatIntent", &["ripeti"]),
            ("AMAZON.StartOverIntent", &["ricomincia"]),
            ("AMAZON.NextIntent", &["avanti", "prossimo"]),
            ("AMAZON.PreviousIntent", &["indietro", "precedente"]),
            ("AMAZON.PauseIntent", &["pausa"]),
            ("AMAZON.ResumeIntent", &["riprendi", "continua"]),
            ("AMAZON.MoreIntent", &["ancora"]),
        ],
    ),
    (
        "pt",
        &[
            (
                "AMAZON.CancelIntent",
                &["cancelar", "cancela", "deixa pra lá"],
            ),
            ("AMAZON.HelpIntent", &["ajuda", "me ajuda"]),
            (
                "AMAZON.StopIntent",
                &["parar", "pare", "para", "sair", "tchau"],
            ),
            ("AMAZON.YesIntent", &["sim", "claro"]),
            ("AMAZON.NoIntent", &["não", "não obrigado", "não obrigada"]),
            ("AMAZON.RepeatIntent", &["repetir", "repete", "de novo"]),
            ("AMAZON.StartOverIntent", &["recomeçar", "começar de novo"]),
            ("AMAZON.NextIntent", &["próximo", "próxima"]),
            ("AMAZON.PreviousIntent", &["anterior", "voltar"]),
            ("AMAZON.PauseIntent", &["pausar", "pausa"]),
            ("AMAZON.ResumeIntent", &["continuar", "continua"]),
            ("AMAZON.MoreIntent", &["mais"]),
        ],
    ),
    (
        "hi",
        &[
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
        ],
    ),
    (
        "ja",
        &[
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
        ],
    ),
    (
        "ar",
        &[
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
        ],
    ),
];

/// What is said for a built-in intent in a language; nothing for the fallback intent and for intents
/// that are not known.
pub(crate) fn seeds(intent: &str, language: &str) -> &'static [&'static str] {
    let of = |seeds: &'static [Seeds]| {
        let own = seeds.iter().find(|(name, _)| *name == intent);
        own.map_or(&[][..], |(_, said)| *said)
    };
    if language == "en" {
        return of(&ENGLISH);
    }
    let own = OTHERS.iter().find(|(known, _)| *known == language);
    own.map_or(&[][..], |(_, seeds)| of(seeds))
}
