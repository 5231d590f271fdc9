//! What is said for built-in intents in German, Spanish, French, Italian and Portuguese.

use super::Seeds;

pub(super) const GERMAN: &[Seeds] = &[
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
];

pub(super) const SPANISH: &[Seeds] = &[
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
];

pub(super) const FRENCH: &[Seeds] = &[
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
];

pub(super) const ITALIAN: &[Seeds] = &[
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
];

pub(super) const PORTUGUESE: &[Seeds] = &[
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
];
