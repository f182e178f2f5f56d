import KubeObjects

/// Why an app's promotion cannot be made or written: what is wrong, where, and what to do.
public struct PromotionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public enum Reason: Hashable, Sendable {
        /// A choice cannot be meant.
        case choice
        /// A file that a person edited would be overwritten.
        case conflict
        /// A file or directory cannot be read or written, or is not one of ours.
        case files
        /// The program's own data is wrong.
        case data
    }

    /// What kind of failure it is.
    public let reason: Reason
    /// What is wrong, where, and what to do; several lines where there are several.
    public let description: String

    /// Creates an error.
    public init(_ reason: Reason, _ description: String) {
        self.reason = reason
        self.description = description
    }
}

extension PromotionChoices {
    /// Refuses values that cannot be what they are for.
    func check() throws(PromotionError) {
        if let registry {
            try Self.check(registry, flag: "--registry", example: "registry.example.com/shop") { text in
                !text.contains("://") && !text.hasSuffix("/") && !text.hasPrefix("/") && text == text.lowercased()
                    && !text.contains("@") && text.utf8.allSatisfy(Self.isImageByte)
            }
        }
        if let imageTag {
            try Self.check(imageTag, flag: "--image-tag", example: "1.4.0") { text in
                text != "latest" && text.utf8.count <= 128 && text.utf8.allSatisfy(Self.isTagByte)
                    && !text.hasPrefix(".") && !text.hasPrefix("-")
            }
        }
        if let domain {
            try Self.check(domain, flag: "--domain", example: "shop.example.com") { text in
                text.contains(".") && text.utf8.count <= 253
                    && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(Self.isLabel)
            }
        }
        for range in loadBalancerRanges {
            try Self.check(range, flag: "--load-balancer-range", example: "10.0.0.0/16") { text in
                text.contains("/") && AddressRange(text) != nil
            }
        }
        for (text, flag, example) in [
            (certificate, "--certificate", "arn:aws:acm:eu-central-1:123456789012:certificate/…"),
            (group, "--group", "shop-developers"),
        ] {
            guard let text else { continue }
            try Self.check(text, flag: flag, example: example) { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } }
        }
        for name in ownImages {
            try Self.check(name, flag: "--own-image", example: "shop/api") {
                $0.utf8.allSatisfy { Self.isImageByte($0) || $0 == 0x2a }
            }
        }
    }

    private static func check(
        _ text: String, flag: String, example: String, _ isRight: (String) -> Bool
    ) throws(PromotionError) {
        guard text.isEmpty || !isRight(text) else { return }
        throw PromotionError(
            .choice, "\(flag) \"\(PlainText.clean(text))\" cannot be used; it looks like \(flag) \(example)")
    }

    private static func isTagByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func isImageByte(_ byte: UInt8) -> Bool {
        isTagByte(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ":")
    }

    private static func isLabel(_ label: Substring) -> Bool {
        !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("-") && !label.hasSuffix("-")
            && label.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7a).contains($0) || $0 == 0x2d }
    }
}
