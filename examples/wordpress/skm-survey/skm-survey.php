<?php
/**
 * Plugin Name:       SKM Survey
 * Description:       Survei Kepuasan Masyarakat (SKM) dengan shortcode [skm_survey].
 * Version:           0.1.0
 * Requires at least: 6.5
 * Requires PHP:      7.4
 * License:           MIT
 * Text Domain:       skm-survey
 *
 * @package SkmSurvey
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** Name of the option with what is the same on every page of the site, by attribute. */
const SKM_SURVEY_OPTION = 'skm_survey';

/** What the settings page asks for; every other attribute is written in the shortcode. */
const SKM_SURVEY_FIELDS = array(
	'collector' => 'Alamat penampung (https://…)',
	'unit'      => 'Kunci unit',
	'unit-name' => 'Nama unit',
	'key'       => 'Kunci tulis unit',
	'accent'    => 'Warna instansi',
);

/** Every attribute of the element, by name; true for a flag. Written from the manifest of skm-survey. */
function skm_survey_attributes() {
	return require __DIR__ . '/attributes.php';
}

/** What the settings page has stored. */
function skm_survey_settings() {
	$stored = get_option( SKM_SURVEY_OPTION, array() );
	return is_array( $stored ) ? array_intersect_key( $stored, SKM_SURVEY_FIELDS ) : array();
}

/**
 * [skm_survey unit="puskesmas-contoh" service="imunisasi" read-aloud]
 *
 * Attributes are those of <skm-survey>; those of the shortcode come before those of the settings page.
 *
 * @param array|string $given As WordPress has read them: flags have numbers for names.
 */
function skm_survey_shortcode( $given ) {
	$given = is_array( $given ) ? $given : array();
	foreach ( $given as $name => $value ) {
		if ( is_int( $name ) ) {
			unset( $given[ $name ] );
			$given[ strtolower( $value ) ] = true;
		}
	}
	wp_enqueue_script_module( 'skm-survey', plugins_url( 'assets/skm-survey.js', __FILE__ ), array(), '0.1.0' );
	skm_survey_style();
	$html = '<skm-survey';
	foreach ( array_merge( skm_survey_settings(), $given ) as $name => $value ) {
		$html .= skm_survey_attribute( $name, $value );
	}
	return $html . '></skm-survey>';
}

/** The room that is reserved for a survey, so that nothing below it moves when it comes. */
function skm_survey_style() {
	wp_enqueue_style( 'skm-survey', plugins_url( 'skm-survey.css', __FILE__ ), array(), '0.1.0' );
}

/** Has the room reserved from the head of a page on, where it is known there that a survey will come: a shortcode alone is too late for it. */
function skm_survey_head() {
	$post = get_post();
	if ( $post && has_shortcode( $post->post_content, 'skm_survey' ) ) {
		skm_survey_style();
	}
}

/** One attribute as markup; nothing for a name that the element does not have, an empty value and a flag that is off. */
function skm_survey_attribute( $name, $value ) {
	$known = skm_survey_attributes();
	if ( ! array_key_exists( $name, $known ) ) {
		return '';
	}
	if ( $known[ $name ] ) {
		return in_array( $value, array( false, 'false', 'off', '0' ), true ) ? '' : ' ' . $name;
	}
	if ( ! is_string( $value ) || '' === $value ) {
		return '';
	}
	$safe = 'collector' === $name || 'redirect' === $name ? esc_url( $value ) : esc_attr( $value );
	return '' === $safe ? '' : ' ' . $name . '="' . $safe . '"';
}

/** Keeps of what the settings page sends only what it asks for. */
function skm_survey_sanitize( $sent ) {
	$kept = array();
	foreach ( array_keys( SKM_SURVEY_FIELDS ) as $name ) {
		$value = is_array( $sent ) && isset( $sent[ $name ] ) && is_string( $sent[ $name ] ) ? $sent[ $name ] : '';
		$kept[ $name ] = 'collector' === $name ? esc_url_raw( $value ) : sanitize_text_field( $value );
	}
	return $kept;
}

/** Registers the option and its fields. */
function skm_survey_admin_init() {
	register_setting( 'skm_survey', SKM_SURVEY_OPTION, array( 'sanitize_callback' => 'skm_survey_sanitize' ) );
	add_settings_section( 'skm_survey', '', '__return_false', 'skm_survey' );
	foreach ( SKM_SURVEY_FIELDS as $name => $label ) {
		$arguments = array( 'name' => $name, 'label_for' => 'skm-survey-' . $name );
		add_settings_field( 'skm-survey-' . $name, esc_html( $label ), 'skm_survey_field', 'skm_survey', 'skm_survey', $arguments );
	}
}

/** One input of the settings page. */
function skm_survey_field( $arguments ) {
	$name     = $arguments['name'];
	$settings = skm_survey_settings();
	printf(
		'<input type="text" class="regular-text" id="%s" name="%s" value="%s">',
		esc_attr( $arguments['label_for'] ),
		esc_attr( SKM_SURVEY_OPTION . '[' . $name . ']' ),
		esc_attr( isset( $settings[ $name ] ) ? $settings[ $name ] : '' )
	);
}

/** Adds the page to the menu “Settings”, for administrators. */
function skm_survey_admin_menu() {
	add_options_page( 'SKM Survey', 'SKM Survey', 'manage_options', 'skm_survey', 'skm_survey_page' );
}

/** The settings page. */
function skm_survey_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>SKM Survey</h1><form action="options.php" method="post">';
	settings_fields( 'skm_survey' );
	do_settings_sections( 'skm_survey' );
	submit_button();
	echo '</form></div>';
}

add_shortcode( 'skm_survey', 'skm_survey_shortcode' );
add_action( 'wp_enqueue_scripts', 'skm_survey_head' );
add_action( 'admin_init', 'skm_survey_admin_init' );
add_action( 'admin_menu', 'skm_survey_admin_menu' );
