import KubeObjects

/// A short name for a pod template: equal templates have equal names, whatever the order of their fields.
///
/// Kubernetes hashes Go's dump of the structure in memory, which nothing else can reproduce; the length and alphabet are
/// those of `rand.SafeEncodeString`.
enum TemplateHash {
    static func text(of template: Value, collisionCount: Int = 0) -> String {
        var hash = FNV1a()
        hash.combine(template)
        if collisionCount > 0 { hash.combine(.integer(Int64(collisionCount))) }
        return encoded(hash.value)
    }

    /// `rand.SafeEncodeString(fmt.Sprint(hash))`.
    private static func encoded(_ number: UInt32) -> String {
        let alphabet = Array("bcdfghjklmnpqrstvwxz2456789".utf8)
        let bytes = String(number).utf8.map { alphabet[Int($0) % alphabet.count] }
        return String(decoding: bytes, as: UTF8.self)
    }

    private struct FNV1a {
        var value: UInt32 = 2_166_136_261

        mutating func combine(byte: UInt8) {
            value = (value ^ UInt32(byte)) &* 16_777_619
        }

        mutating func combine(text: String) {
            for byte in text.utf8 { combine(byte: byte) }
            combine(byte: 0xFF)
        }

        mutating func combine(_ tree: Value) {
            switch tree {
            case .null: combine(byte: 0)
            case .bool(let flag): combine(byte: flag ? 2 : 1)
            case .integer(let number): combine(text: String(number))
            case .double(let number): combine(text: Int64(exactly: number).map { String($0) } ?? String(number))
            case .string(let text):
                combine(byte: 3)
                combine(text: text)
            case .array(let elements):
                combine(byte: 4)
                for element in elements { combine(element) }
                combine(byte: 5)
            case .object(let members):
                combine(byte: 6)
                for member in members.sortedByKey {
                    combine(text: member.key.text)
                    combine(member.value)
                }
                combine(byte: 7)
            }
        }
    }
}
