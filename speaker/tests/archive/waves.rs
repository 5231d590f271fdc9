//! WAV files of any maker, honest and not.

use hearsay_speaker::archive::{ArchiveError, Sound, read_wav};
use hearsay_speaker::wav;
use hound::{SampleFormat, WavSpec, WavWriter};
use proptest::prelude::*;
use std::io::Cursor;

/// A chunk with its padding.
fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let size = (data.len() as u32).to_le_bytes();
    let pad = vec![0; data.len() % 2];
    [name, size.as_slice(), data, &pad].concat()
}

/// A format chunk's data.
fn format(tag: u16, channels: u16, rate: u32, bits: u16) -> Vec<u8> {
    let frame = channels * bits.div_ceil(8);
    let mut out = Vec::new();
    out.extend(tag.to_le_bytes());
    out.extend(channels.to_le_bytes());
    out.extend(rate.to_le_bytes());
    out.extend(rate.wrapping_mul(u32::from(frame)).to_le_bytes());
    out.extend(frame.to_le_bytes());
    out.extend(bits.to_le_bytes());
    out
}

/// A file of these chunks.
fn riff(chunks: &[Vec<u8>]) -> Vec<u8> {
    let body = chunks.concat();
    let size = (body.len() as u32 + 4).to_le_bytes();
    [b"RIFF", size.as_slice(), b"WAVE", &body].concat()
}

fn pcm(tag: u16, channels: u16, bits: u16, data: &[u8]) -> Result<Sound, ArchiveError> {
    let format = chunk(b"fmt ", &format(tag, channels, 16_000, bits));
    read_wav(&riff(&[format, chunk(b"data", data)]))
}

fn samples(tag: u16, channels: u16, bits: u16, data: &[u8]) -> Vec<f32> {
    pcm(tag, channels, bits, data).unwrap().samples
}

#[test]
fn every_width_reaches_from_full_scale_to_full_scale() {
    assert_eq!(samples(1, 1, 8, &[0, 128, 192]), [-1.0, 0.0, 0.5]);
    assert_eq!(samples(1, 1, 16, &[0, 128, 0, 64]), [-1.0, 0.5]);
    assert_eq!(samples(1, 1, 24, &[0, 0, 128, 0, 0, 64]), [-1.0, 0.5]);
    assert_eq!(samples(1, 1, 32, &[0, 0, 0, 128, 0, 0, 0, 64]), [-1.0, 0.5]);
    let floats = [0.25f32, 3.0, f32::NAN, f32::NEG_INFINITY];
    let bytes: Vec<u8> = floats.iter().flat_map(|it| it.to_le_bytes()).collect();
    assert_eq!(samples(3, 1, 32, &bytes), [0.25, 1.0, 0.0, -1.0]);
    assert_eq!(samples(3, 1, 64, &0.25f64.to_le_bytes()), [0.25]);
}

#[test]
fn two_channels_are_averaged_and_half_a_frame_is_dropped() {
    assert_eq!(samples(1, 2, 8, &[128, 192, 0, 0, 255]), [0.25, -1.0]);
}

#[test]
fn an_extensible_format_is_read_by_its_real_tag() {
    let mut extensible = format(0xfffe, 1, 16_000, 16);
    extensible.extend([22, 0, 16, 0, 4, 0, 0, 0]);
    extensible.extend(b"\x01\0\0\0\0\0\x10\0\x80\0\0\xaa\0\x38\x9b\x71");
    let file = riff(&[chunk(b"fmt ", &extensible), chunk(b"data", &[0, 64])]);
    assert_eq!(read_wav(&file).unwrap().samples, [0.5]);
    let short = riff(&[chunk(b"fmt ", &extensible[..20]), chunk(b"data", &[0, 64])]);
    assert_eq!(read_wav(&short), Err(ArchiveError::WavHeader));
}

#[test]
fn other_chunks_of_odd_size_are_passed_over() {
    let file = riff(&[
        chunk(b"JUNK", b"abc"),
        chunk(b"fmt ", &format(1, 1, 8_000, 16)),
        chunk(b"LIST", b"x"),
        chunk(b"data", &[0, 64]),
        chunk(b"id3 ", b"later"),
    ]);
    let sound = read_wav(&file).unwrap();
    assert_eq!((sound.samples, sound.rate), (vec![0.5], 8_000));
}

#[test]
fn sizes_that_lie_are_believed_as_far_as_there_are_bytes() {
    let good = wav::encode(&[0.5, -0.5], 16_000);
    for lie in [0u32, u32::MAX, 1_000_000] {
        let mut file = good.clone();
        file[40..44].copy_from_slice(&lie.to_le_bytes());
        file[4..8].copy_from_slice(&lie.to_le_bytes());
        assert_eq!(read_wav(&file).unwrap().samples, [0.5, -0.5], "{lie}");
    }
    let mut half = good;
    half[40..44].copy_from_slice(&2u32.to_le_bytes());
    assert_eq!(read_wav(&half).unwrap().samples, [0.5]);
}

#[test]
fn what_is_not_understood_is_told_apart() {
    let data = [0; 8];
    for (tag, channels, bits, why) in [
        (1, 3, 16, ArchiveError::WavFormat),
        (1, 0, 16, ArchiveError::WavFormat),
        (1, 1, 12, ArchiveError::WavFormat),
        (6, 1, 8, ArchiveError::WavFormat),
        (3, 1, 16, ArchiveError::WavFormat),
    ] {
        assert_eq!(pcm(tag, channels, bits, &data), Err(why));
    }
    assert_eq!(pcm(1, 1, 16, &[]), Err(ArchiveError::WavEmpty));
    let mut file = wav::encode(&[0.5], 16_000);
    file[32] = 4;
    assert_eq!(read_wav(&file), Err(ArchiveError::WavHeader));
    for rate in [0, 999, 768_001, u32::MAX] {
        let format = chunk(b"fmt ", &format(1, 1, rate, 16));
        let file = riff(&[format, chunk(b"data", &data)]);
        assert_eq!(read_wav(&file), Err(ArchiveError::WavHeader), "{rate}");
    }
    let no_format = riff(&[chunk(b"data", &data)]);
    assert_eq!(read_wav(&no_format), Err(ArchiveError::WavHeader));
    let no_data = riff(&[chunk(b"fmt ", &format(1, 1, 16_000, 16))]);
    assert_eq!(read_wav(&no_data), Err(ArchiveError::WavEmpty));
    for bytes in [b"".as_slice(), b"RIFF", b"RIFF\0\0\0\0AVI ", b"ID3\x03"] {
        assert_eq!(read_wav(bytes), Err(ArchiveError::NotWav));
    }
}

#[test]
fn samples_are_not_shown() {
    let sound = read_wav(&wav::encode(&[0.5, 0.25], 16_000)).unwrap();
    assert_eq!(format!("{sound:?}"), "Sound(2 samples at 16000 Hz)");
}

proptest! {
    #[test]
    fn what_another_writer_wrote_is_read(
        values in prop::collection::vec(any::<i32>(), 1..200),
        width in prop::sample::select(vec![8u16, 16, 24, 32]),
        rate in 8_000u32..=192_000,
    ) {
        let spec = WavSpec {
            channels: 1,
            sample_rate: rate,
            bits_per_sample: width,
            sample_format: SampleFormat::Int,
        };
        let mut bytes = Cursor::new(Vec::new());
        let mut writer = WavWriter::new(&mut bytes, spec).unwrap();
        let values: Vec<i32> = values.iter().map(|it| it >> (32 - width)).collect();
        for value in &values {
            writer.write_sample(*value).unwrap();
        }
        writer.finalize().unwrap();
        let sound = read_wav(bytes.get_ref()).unwrap();
        let full = f64::from(1u32 << (width - 1));
        let expected: Vec<f32> = values.iter().map(|it| (f64::from(*it) / full) as f32).collect();
        prop_assert_eq!(sound.rate, rate);
        prop_assert_eq!(sound.samples, expected);
    }

    #[test]
    fn any_bytes_are_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let file = riff(&[chunk(b"fmt ", &bytes), chunk(b"data", &bytes)]);
        if let Ok(sound) = read_wav(&file) {
            prop_assert!(sound.samples.len() <= bytes.len());
        }
    }
}
