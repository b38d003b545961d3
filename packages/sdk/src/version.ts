/** Name and version of this SDK, as every record carries it. */
export const sdkVersion = 'skm-survey/0.0.0';
