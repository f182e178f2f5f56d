/// A seeded source of randomness: the same seed gives the same sequence on every machine (SplitMix64).
public struct RandomSource: Sendable {
    private var state: UInt64

    /// Creates a source from a seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `bound`; 0 where `bound` is not positive.
    public mutating func next(below bound: Int) -> Int {
        guard bound > 0 else { return 0 }
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A random suffix for generated names, from the letters and digits Kubernetes uses (no vowels, so no words).
    public mutating func nameSuffix(length: Int = 5) -> String {
        let alphabet = Self.nameAlphabet
        return String(unsafeUninitializedCapacity: length) { buffer in
            for index in 0..<length {
                buffer[index] = alphabet[next(below: alphabet.count)]
            }
            return length
        }
    }

    /// A random (version 4) UUID in lower case.
    public mutating func uuid() -> String {
        let (high, low) = (
            next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000, next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        )
        let digits = Self.hexDigits
        return String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for nibble in 0..<32 {
                if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                let word = nibble < 16 ? high : low
                buffer[position] = digits[Int(word >> UInt64(60 - nibble % 16 * 4) & 0xF)]
                position += 1
            }
            return 36
        }
    }

    private static let nameAlphabet = Array("bcdfghjklmnpqrstvwxz2456789".utf8)
    private static let hexDigits = Array("0123456789abcdef".utf8)
}
