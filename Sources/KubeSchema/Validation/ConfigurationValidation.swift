import KubeObjects

// ConfigMaps and Secrets.

/// The most data that a ConfigMap or Secret holds (core.MaxSecretSize).
private let sizeLimit = 1_048_576

extension Validator {
    mutating func configMap(_ object: Value) {
        let (data, binary) = (object[.data].members, object[.binaryData].members)
        var size = 0
        within(.data) { v in
            v.forEachEntry(data) { v, member in
                v.dataKey(member.key)
                if binary.contains(member.key) {
                    v.within(entry: member.key) {
                        $0.invalid(
                            was: .string(member.key.text), because: "duplicate of key present in binaryData")
                    }
                }
            }
        }
        within(.binaryData) { v in v.forEachEntry(binary) { v, member in v.dataKey(member.key) } }
        for member in data { size += member.value.text.utf8.count }
        for member in binary { size += Base64.decodedCount(member.value.text) }
        if size > sizeLimit {
            add(FieldError(.tooLong, "[]", detail: "may not be more than \(sizeLimit) bytes"))
        }
    }

    private mutating func dataKey(_ key: Key) {
        let name = key.text
        let messages = Format.configKey(name)
        if messages.isEmpty { return }
        within(entry: key) { $0.check(name, messages) }
    }

    mutating func configMapUpdate(from old: Value, to new: Value) {
        immutableData(from: old, to: new, [.data, .binaryData])
    }

    mutating func secret(_ object: Value) {
        let data = object.secretData
        var size = 0
        within(.data) { v in v.forEachEntry(data) { v, member in v.dataKey(member.key) } }
        for member in data {
            size += Base64.decodedCount(member.value.text)
        }
        if size > sizeLimit { tooLong(.data, limit: sizeLimit) }
        secretType(of: object, data)
    }

    private mutating func secretType(of object: Value, _ data: Members) {
        switch object[.type].text {
        case "kubernetes.io/service-account-token":
            let key: Key = "kubernetes.io/service-account.name"
            if object[.metadata][.annotations][key].text.isEmpty {
                within(.metadata, .annotations) { v in v.within(entry: key) { $0.required() } }
            }
        case "kubernetes.io/dockercfg": jsonData(".dockercfg", data)
        case "kubernetes.io/dockerconfigjson": jsonData(".dockerconfigjson", data)
        case "kubernetes.io/basic-auth":
            if !data.contains("username"), !data.contains("password") {
                requiredData("username")
                requiredData("password")
            }
        case "kubernetes.io/ssh-auth":
            if data["ssh-privatekey"].text.isEmpty { requiredData("ssh-privatekey") }
        case "kubernetes.io/tls":
            for key: Key in ["tls.crt", "tls.key"] where !data.contains(key) { requiredData(key) }
        default: break
        }
    }

    private mutating func requiredData(_ key: Key) {
        within(.data) { v in v.within(entry: key) { $0.required() } }
    }

    private mutating func jsonData(_ key: Key, _ data: Members) {
        guard data.contains(key) else {
            requiredData(key)
            return
        }
        guard let problem = JSONForm.problem(Base64.decode(data[key].text)) else { return }
        within(.data) { v in
            v.within(entry: key) { $0.invalid(was: "<secret contents redacted>", because: problem) }
        }
    }

    mutating func secretUpdate(from old: Value, to new: Value) {
        immutable(
            .type, from: ["type": old[.type].isNull ? "Opaque" : old[.type]],
            to: ["type": new[.type].isNull ? "Opaque" : new[.type]])
        guard old[.immutable].isTrue else { return }
        if !new[.immutable].isTrue { forbidden(.immutable, because: immutableMessage) }
        if Value.object(old.secretData) != .object(new.secretData) { forbidden(.data, because: immutableMessage) }
    }

    private mutating func immutableData(from old: Value, to new: Value, _ fields: [Key]) {
        guard old[.immutable].isTrue else { return }
        if !new[.immutable].isTrue { forbidden(.immutable, because: immutableMessage) }
        for field in fields where !GoType.equal(old[field], new[field]) {
            forbidden(field, because: immutableMessage)
        }
    }
}

private let immutableMessage = "field is immutable when `immutable` is set"

extension Value {
    /// The data of a Secret; text of `stringData` that was not yet put into `data` is taken as it is.
    fileprivate var secretData: Members {
        let text = self[.stringData].members
        if text.isEmpty { return self[.data].members }
        var data = self[.data].members
        for member in text { data[member.key] = .string(Base64.encode(member.value.text.utf8)) }
        return data
    }
}

extension Base64 {
    /// How many bytes a text stands for.
    static func decodedCount(_ text: String) -> Int {
        let padding = text.utf8.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        return max(0, text.utf8.count / 4 * 3 - padding)
    }

    /// The bytes of a text; none where it is not base64.
    static func decode(_ text: String) -> [UInt8] {
        var (bits, count) = (0, 0)
        var result: [UInt8] = []
        for byte in text.utf8 {
            guard let value = value(of: byte) else { continue }
            bits = (bits << 6 | value) & 0xffffff
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return result
    }

    private static func value(of byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}

/// Whether bytes are a JSON object, with the words of Go's decoder where they are not.
enum JSONForm {
    static func problem(_ bytes: [UInt8]) -> String? {
        var scanner = Scanner(bytes: bytes)
        scanner.skipSpace()
        guard let first = scanner.peek else { return "unexpected end of JSON input" }
        if first != UInt8(ascii: "{") {
            if !Scanner.begins(first) {
                return "invalid character \(Scanner.quoted(first)) looking for beginning of value"
            }
            if first == UInt8(ascii: "n") { return nil }
            let kind =
                switch first {
                case UInt8(ascii: "["): "array"
                case UInt8(ascii: "\""): "string"
                case UInt8(ascii: "t"), UInt8(ascii: "f"): "bool"
                default: "number"
                }
            return "json: cannot unmarshal \(kind) into Go value of type map[string]interface {}"
        }
        return scanner.value() ?? scanner.end()
    }

    private struct Scanner {
        let bytes: [UInt8]
        var index = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

        mutating func skipSpace() {
            while let byte = peek, byte == 32 || byte == 9 || byte == 10 || byte == 13 { index += 1 }
        }

        static func begins(_ byte: UInt8) -> Bool {
            "{[\"tfn-0123456789".utf8.contains(byte)
        }

        static func quoted(_ byte: UInt8) -> String {
            byte == UInt8(ascii: "'") ? "'\\''" : "'" + String(UnicodeScalar(byte)) + "'"
        }

        func invalid(_ context: String) -> String {
            guard let byte = peek else { return "unexpected end of JSON input" }
            return "invalid character \(Self.quoted(byte)) \(context)"
        }

        mutating func end() -> String? {
            skipSpace()
            return peek == nil ? nil : invalid("after top-level value")
        }

        mutating func value(depth: Int = 0) -> String? {
            skipSpace()
            if depth > 1000 { return "exceeded max depth" }
            switch peek {
            case UInt8(ascii: "{"): return members(depth: depth)
            case UInt8(ascii: "["): return elements(depth: depth)
            case UInt8(ascii: "\""): return string()
            case nil: return invalid("")
            default:
                let start = index
                while let byte = peek, Bytes.isNameByte(byte) || byte == UInt8(ascii: "+") { index += 1 }
                return start == index ? invalid("looking for beginning of value") : nil
            }
        }

        private mutating func string() -> String? {
            index += 1
            while let byte = peek, byte != UInt8(ascii: "\"") { index += byte == UInt8(ascii: "\\") ? 2 : 1 }
            if peek == nil { return invalid("") }
            index += 1
            return nil
        }

        private mutating func members(depth: Int) -> String? {
            index += 1
            skipSpace()
            if peek == UInt8(ascii: "}") {
                index += 1
                return nil
            }
            while true {
                skipSpace()
                guard peek == UInt8(ascii: "\"") else { return invalid("looking for beginning of object key string") }
                if let problem = string() { return problem }
                skipSpace()
                guard peek == UInt8(ascii: ":") else { return invalid("after object key") }
                index += 1
                if let problem = value(depth: depth + 1) { return problem }
                skipSpace()
                guard let byte = peek else { return invalid("") }
                guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") else {
                    return invalid("after object key:value pair")
                }
                index += 1
                if byte == UInt8(ascii: "}") { return nil }
            }
        }

        private mutating func elements(depth: Int) -> String? {
            index += 1
            skipSpace()
            if peek == UInt8(ascii: "]") {
                index += 1
                return nil
            }
            while true {
                if let problem = value(depth: depth + 1) { return problem }
                skipSpace()
                guard let byte = peek else { return invalid("") }
                guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") else {
                    return invalid("after array element")
                }
                index += 1
                if byte == UInt8(ascii: "]") { return nil }
            }
        }
    }
}
