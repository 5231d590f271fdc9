//! Names that somebody else published, of which only some are known here.
//!
//! A name that is not known is kept word for word, so that what is imported is exported unchanged.

/// Declares an enum of published names. In JSON each is its name; any other string is `Other`.
macro_rules! published_names {
    (
        $(#[$about:meta])*
        pub enum $Enum:ident {
            $( $(#[$meaning:meta])* $Variant:ident = $name:literal, )+
        }
    ) => {
        $(#[$about])*
        #[derive(
            Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
        )]
        #[serde(from = "String", into = "String")]
        pub enum $Enum {
            $( $(#[$meaning])* $Variant, )+
            /// A name that is not known here, word for word.
            Other(String),
        }

        impl $Enum {
            /// The published name.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$Variant => $name, )+
                    Self::Other(name) => name,
                }
            }
        }

        impl From<String> for $Enum {
            fn from(name: String) -> Self {
                match name.as_str() {
                    $( $name => Self::$Variant, )+
                    _ => Self::Other(name),
                }
            }
        }

        impl From<$Enum> for String {
            fn from(name: $Enum) -> Self {
                match name {
                    $Enum::Other(name) => name,
                    known => known.as_str().to_owned(),
                }
            }
        }
    };
}

pub(super) use published_names;
