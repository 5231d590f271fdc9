//! Crockford's base 32 with its check symbol (Douglas Crockford, "Base 32",
//! <https://www.crockford.com/base32.html>): no letter is taken for another, and a wrong letter or
//! two swapped ones are noticed.

use super::LedgerError;

/// Symbols of values 0 to 31; a check symbol has five more.
const SYMBOLS: &[u8; 37] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";

/// The check symbol is the number's remainder by this prime.
const CHECK_PRIME: u32 = 37;

/// Bits of a symbol.
const BITS: u32 = 5;

/// `bytes` as one big-endian number of `symbols` symbols, and the check symbol. Bits that do not
/// fit in front must be zero.
pub(super) fn encode(bytes: &[u8], symbols: usize) -> String {
    let bit = |place: usize| {
        let byte = bytes.iter().rev().nth(place / 8).copied().unwrap_or(0);
        u32::from(byte >> (place % 8) & 1)
    };
    let value = |symbol: usize| {
        let low = symbol * BITS as usize;
        (0..BITS as usize).fold(0, |sum, place| sum | bit(low + place) << place)
    };
    let values: Vec<u32> = (0..symbols).rev().map(value).collect();
    let check = values.iter().fold(0, remainder);
    let letters = values.iter().chain([&check]);
    letters.filter_map(|value| symbol(*value)).collect()
}

/// Reads what [`encode`] wrote into `bytes` from the end; lower case, `I`, `L` and `O` as people
/// write them. The caller has taken out separators and counted the letters.
///
/// # Errors
/// A letter that is none, or a check symbol that does not fit.
pub(super) fn decode(letters: &[char], bytes: &mut [u8]) -> Result<(), LedgerError> {
    let Some((check, letters)) = letters.split_last() else {
        return Err(LedgerError::CodeMistyped);
    };
    let mut sum = 0;
    for letter in letters {
        let value = value(*letter)
            .filter(|value| *value < 1 << BITS)
            .ok_or(LedgerError::CodeLetter(*letter))?;
        sum = remainder(sum, &value);
        shift_in(bytes, value);
    }
    match value(*check) {
        None => Err(LedgerError::CodeLetter(*check)),
        Some(value) if value == sum => Ok(()),
        Some(_) => Err(LedgerError::CodeMistyped),
    }
}

/// Moves the number up by one symbol and puts `value` at its end.
fn shift_in(bytes: &mut [u8], value: u32) {
    let mut carry = value;
    for byte in bytes.iter_mut().rev() {
        let wide = u32::from(*byte) << BITS | carry;
        *byte = (wide & 0xff) as u8;
        carry = wide >> 8;
    }
}

fn remainder(sum: u32, value: &u32) -> u32 {
    (sum << BITS | value) % CHECK_PRIME
}

fn symbol(value: u32) -> Option<char> {
    SYMBOLS.get(value as usize).copied().map(char::from)
}

fn value(letter: char) -> Option<u32> {
    let letter = match letter.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    let place = SYMBOLS.iter().position(|it| char::from(*it) == letter)?;
    u32::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1234 is `16J`, and 1234 modulo 37 is 13, `D`.
    #[test]
    fn a_number_is_written_as_its_author_would() {
        assert_eq!(encode(&1234u16.to_be_bytes(), 3), "16JD");
        let mut bytes = [0; 2];
        decode(&['l', '6', 'j', 'd'], &mut bytes).unwrap();
        assert_eq!(u16::from_be_bytes(bytes), 1234);
    }

    #[test]
    fn letters_of_the_check_alone_stand_nowhere_else() {
        let found = decode(&['U', '0', '0'], &mut [0; 2]);
        assert_eq!(found, Err(LedgerError::CodeLetter('U')));
    }
}
