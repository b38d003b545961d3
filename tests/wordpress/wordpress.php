<?php
/**
 * As much of WordPress as the plugin asks for, each function as the real one in what matters here. Reads a scenario as JSON
 * from standard input: { stored, shortcode?, content?, sent?, field? }; prints as JSON what came of it.
 */

define( 'ABSPATH', __DIR__ );
$GLOBALS['skm'] = json_decode( stream_get_contents( STDIN ), true );
$GLOBALS['registered'] = array( 'shortcodes' => array(), 'actions' => array(), 'modules' => array(), 'styles' => array(), 'settings' => array(), 'fields' => array(), 'pages' => array() );

function add_shortcode( $tag, $callback ) { $GLOBALS['registered']['shortcodes'][ $tag ] = $callback; }
function add_action( $hook, $callback ) { $GLOBALS['registered']['actions'][ $hook ] = $callback; }
function get_option( $name, $default = false ) { return $GLOBALS['skm']['stored'] ?? $default; }
function plugins_url( $path, $file ) { return '/' . $path; }
function wp_enqueue_script_module( $id, $src ) { $GLOBALS['registered']['modules'][ $id ] = $src; }
function wp_enqueue_style( $id, $src ) { $GLOBALS['registered']['styles'][ $id ] = $src; }
function get_post() { return isset( $GLOBALS['skm']['content'] ) ? (object) array( 'post_content' => $GLOBALS['skm']['content'] ) : null; }
function has_shortcode( $content, $tag ) { return 1 === preg_match( '/\[' . $tag . '[\s\]]/', $content ); }
function esc_attr( $text ) { return htmlspecialchars( (string) $text, ENT_QUOTES, 'UTF-8', false ); }
function esc_html( $text ) { return esc_attr( $text ); }
function esc_url_raw( $url ) {
	$url = preg_replace( '|[^a-z0-9-~+_.?#=!&;,/:%@$\|*\'()\[\]\\x80-\\xff]|i', '', ltrim( $url ) );
	return preg_match( '~^(https?:|/)~i', $url ) ? $url : '';
}
function esc_url( $url ) { return str_replace( array( '&', "'" ), array( '&#038;', '&#039;' ), esc_url_raw( $url ) ); }
function sanitize_text_field( $text ) { return trim( preg_replace( '/[\r\n\t ]+/', ' ', strip_tags( $text ) ) ); }
function register_setting( $group, $name, $arguments ) { $GLOBALS['registered']['settings'][ $name ] = $arguments['sanitize_callback']; }
function add_settings_section() {}
function add_settings_field( $id, $title, $callback, $page, $section, $arguments ) { $GLOBALS['registered']['fields'][] = array( $callback, $arguments, $title ); }
function add_options_page( $title, $menu, $capability, $slug, $callback ) { $GLOBALS['registered']['pages'][ $capability ] = $callback; }
function current_user_can( $capability ) { return $GLOBALS['skm']['may'] ?? true; }
function settings_fields() { echo '<input type="hidden" name="_wpnonce">'; }
function submit_button() { echo '<button>Simpan</button>'; }
function do_settings_sections() {
	foreach ( $GLOBALS['registered']['fields'] as list( $callback, $arguments, $title ) ) {
		echo '<label for="' . esc_attr( $arguments['label_for'] ) . '">' . $title . '</label>';
		$callback( $arguments );
	}
}

require dirname( __DIR__, 2 ) . '/examples/wordpress/skm-survey/skm-survey.php';

$registered = $GLOBALS['registered'];
$registered['actions']['wp_enqueue_scripts']();
$head       = $GLOBALS['registered']['styles'];
$out        = array( 'head' => (object) $head, 'shortcode' => $registered['shortcodes']['skm_survey']( $GLOBALS['skm']['shortcode'] ?? '' ) );
$registered['actions']['admin_init']();
$registered['actions']['admin_menu']();
ob_start();
$GLOBALS['registered']['pages']['manage_options']();
$out['page']    = ob_get_clean();
$out['styles']  = $GLOBALS['registered']['styles'];
$out['modules'] = $GLOBALS['registered']['modules'];
$out['kept']    = $GLOBALS['registered']['settings']['skm_survey']( $GLOBALS['skm']['sent'] ?? null );
echo json_encode( $out );
