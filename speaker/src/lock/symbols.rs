//! Letters and digits of codes that people write down and read to each other: D. Crockford's base 32
//! (no I, L, O, U; <https://www.crockford.com/base32.html>), with a check symbol out of the same 32.

use core::fmt;

/// Why what somebody typed is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misread {
    /// Too few or too many symbols.
    Length {
        /// How many there are, the check symbol counted.
        found: usize,
    },
    /// A character that no code has.
    Symbol,
    /// The check symbol does not fit.
    Slip,
}

/// The values of a code of `N` symbols and one that checks them. Spaces and the characters that people put between groups do not
/// count; small letters do, O is read as 0, I and L as 1.
pub(crate) fn read<const N: usize>(typed: impl Iterator<Item = char>) -> Result<[u8; N], Misread> {
    let letters = typed.filter(|c| !c.is_whitespace() && !"-–.".contains(*c));
    let values: Option<Vec<u8>> = letters.map(value).collect();
    let values = values.ok_or(Misread::Symbol)?;
    let found = values.len();
    let (symbols, check) = values
        .split_first_chunk::<N>()
        .filter(|(_, rest)| rest.len() == 1)
        .ok_or(Misread::Length { found })?;
    if check != [check_symbol(symbols)] {
        return Err(Misread::Slip);
    }
    Ok(*symbols)
}

/// Writes a code with its check symbol, a hyphen after every `group` symbols.
pub(crate) fn write(symbols: &[u8], group: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let checked = symbols.iter().copied().chain([check_symbol(symbols)]);
    for (at, symbol) in checked.enumerate() {
        if at > 0 && at % group == 0 {
            f.write_str("-")?;
        }
        write!(f, "{}", shown(symbol))?;
    }
    Ok(())
}

/// The symbols of values 0 to 31.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A value as it is written.
pub(crate) fn shown(value: u8) -> char {
    let symbol = ALPHABET.get(usize::from(value)).copied();
    char::from(symbol.unwrap_or(b'?'))
}

/// The value of a symbol as people write it: small letters too, O for 0, I and L for 1.
fn value(symbol: char) -> Option<u8> {
    let symbol = match symbol.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET.iter().position(|a| char::from(*a) == symbol)?;
    u8::try_from(at).ok()
}

/// The symbol that makes the code, read as a polynomial over the field of 32 elements, vanish at
/// the generator. Any one wrong symbol and any two swapped ones change the result, because the
/// powers of the generator all differ within 31 places.
fn check_symbol(symbols: &[u8]) -> u8 {
    symbols
        .iter()
        .fold(0, |sum, symbol| times_generator(sum ^ symbol))
}

/// Times x modulo x⁵ + x² + 1, a primitive polynomial.
fn times_generator(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 0b10_0000 == 0 {
        return doubled;
    }
    doubled ^ 0b10_0101
}
