/// What `.Files.AsConfig` and `.Files.AsSecrets` print.
enum ConfigText {
    /// A map of texts as `toYaml` writes it; nothing where that cannot be.
    static func yaml(_ texts: [String: TemplateValue]) -> TemplateValue {
        let map = TemplateValue(.map(ValueMap(texts, of: .string)))
        do throws(YAMLEmitter.Problem) {
            return try YAMLEmitter.text(map, style: .plain, in: RenderContext())
        } catch {
            return .string("")
        }
    }

    /// Bytes in base64, with padding.
    static func base64(_ data: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        result.reserveCapacity((data.count + 2) / 3 * 4)
        for start in stride(from: 0, to: data.count, by: 3) {
            let group = data[start..<min(start + 3, data.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for index in 0..<4 {
                result.append(index <= group.count ? digits[bits >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
